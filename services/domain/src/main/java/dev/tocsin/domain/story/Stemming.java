package dev.tocsin.domain.story;

/** What the forms of a word have in common: cut in place, so that it costs no allocation. */
@FunctionalInterface
interface Stemming {
  int LETTERS_KEPT = 6;

  /** Cuts the first {@code length} characters; the answer is the length that is left. */
  int cut(char[] word, int length);

  /** English loses its endings; of other languages the beginnings are kept, which inflect less. */
  static Stemming of(String language) {
    return language.equals("en")
        ? Stemming::english
        : (word, length) -> Math.min(length, LETTERS_KEPT);
  }

  private static int english(char[] word, int length) {
    if (length <= 3) {
      return length;
    }
    int left = singular(word, length);
    if (ends(word, left, "ing") && left > 5) {
      left = undoubled(word, left - 3);
    } else if (ends(word, left, "ed") && left > 4) {
      left = undoubled(word, left - 2);
    }
    return ends(word, left, "e") && left > 4 ? left - 1 : left;
  }

  private static int singular(char[] word, int length) {
    if (ends(word, length, "ies") && length > 4) {
      word[length - 3] = 'y';
      return length - 2;
    }
    if (ends(word, length, "sses")) {
      return length - 2;
    }
    boolean plural =
        ends(word, length, "s")
            && !ends(word, length, "ss")
            && !ends(word, length, "us")
            && !ends(word, length, "is");
    return plural ? length - 1 : length;
  }

  private static int undoubled(char[] word, int length) {
    char last = word[length - 1];
    boolean doubled =
        length > 3 && last == word[length - 2] && last != 'l' && last != 's' && last != 'z';
    return doubled ? length - 1 : length;
  }

  private static boolean ends(char[] word, int length, String ending) {
    int from = length - ending.length();
    for (int i = 0; i < ending.length(); i++) {
      if (from < 0 || word[from + i] != ending.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
