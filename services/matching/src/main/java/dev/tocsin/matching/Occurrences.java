package dev.tocsin.matching;

/** Takes note of where terms stand in a text. */
interface Occurrences {
  /**
   * Notes one occurrence; those of a text come in the order they stand.
   *
   * @param position of the word among the words
   * @param start first character, in UTF-16 units
   * @param end one past the last
   */
  void add(int term, int position, int start, int end);
}
