package dev.tocsin.matching;

/** Finds the terms that queries use in a text. */
interface TextReader {
  /** Notes each occurrence; the text's words have the positions from {@code firstPosition} on. */
  void read(String text, int firstPosition, Occurrences into);
}
