package dev.tocsin.domain.story;

/**
 * The words of a text, one after the other, as hashes: nothing is allocated for a word.
 *
 * <p>Lines that are URLs are left out. A number is one word however it is written ({@code 1,000},
 * {@code 5.9}), an abbreviation too ({@code U.N.}), and what hangs on a word by an apostrophe is
 * cut. Scripts without spaces are read in pairs of characters.
 */
final class WordReader {
  /** Longer words are cut: nothing in the news is told apart after this. */
  private static final int LONGEST = 32;

  /** What hangs on by an apostrophe is a word of its own from here on: {@code l'accordo}. */
  private static final int LEAST_AFTER_APOSTROPHE = 4;

  private final Stemming stemming;
  private final char[] word = new char[LONGEST];
  private CharSequence text = "";
  private int at;
  private int start;
  private int end;
  private int length;
  private boolean number;

  WordReader(Stemming stemming) {
    this.stemming = stemming;
  }

  void read(CharSequence anotherText) {
    text = anotherText;
    at = 0;
    length = 0;
  }

  /** Goes to the next word; false at the end. */
  boolean next() {
    while (at < text.length()) {
      if (startsLine() && isUrl()) {
        skipLine();
        continue;
      }
      char c = text.charAt(at);
      start = at;
      length = 0;
      number = Character.isDigit(c);
      if (number) {
        readNumber();
        end = at;
        return true;
      }
      if (isUnspaced(c)) {
        at++;
        if (isUnspaced(charAt(at))) {
          put(c);
          put(charAt(at));
          end = at + 1;
          return true;
        }
        continue;
      }
      if (Character.isLetter(c)) {
        readWord();
        return true;
      }
      at++;
    }
    return false;
  }

  boolean isNumber() {
    return number;
  }

  /** Characters of the word; for a script without spaces, those of a pair. */
  int length() {
    return length;
  }

  boolean isPair() {
    return length == 2 && isUnspaced(word[0]);
  }

  int start() {
    return start;
  }

  /** One past its last character in the text. */
  int end() {
    return end;
  }

  /** Hash of the word as it stands, in lower case. */
  int surface() {
    return Hashes.of(word, length);
  }

  /** Hash of its stem. It is asked for last, because the word is cut in place. */
  int stem() {
    return Hashes.of(word, number || isPair() ? length : stemming.cut(word, length));
  }

  private void readNumber() {
    digits();
    int next = afterMark(',');
    while (next > 0 && digitsAt(next) == 3) {
      at = next;
      digits();
      next = afterMark(',');
    }
    int fraction = afterMark('.');
    if (fraction > 0 && digitsAt(fraction) > 0) {
      put('.');
      at = fraction;
      digits();
    }
  }

  private void digits() {
    while (Character.isDigit(charAt(at))) {
      put(charAt(at++));
    }
  }

  private int digitsAt(int from) {
    int end = from;
    while (end - from <= 3 && Character.isDigit(charAt(end))) {
      end++;
    }
    return end - from;
  }

  /**
   * Where a number goes on behind a mark, which stands close by or spaced on both sides; else 0.
   */
  private int afterMark(char mark) {
    if (charAt(at) == mark) {
      return at + 1;
    }
    boolean spaced = charAt(at) == ' ' && charAt(at + 1) == mark && charAt(at + 2) == ' ';
    return spaced ? at + 3 : 0;
  }

  private void readWord() {
    while (isWordPart(charAt(at)) && !isUnspaced(charAt(at))) {
      put(Character.toLowerCase(charAt(at++)));
    }
    if (length == 1) {
      abbreviation();
    }
    end = at;
    char c = charAt(at);
    if ((c == '\'' || c == '’') && Character.isLetter(charAt(at + 1))) {
      int end = at + 1;
      while (Character.isLetter(charAt(end))) {
        end++;
      }
      at = end - at <= LEAST_AFTER_APOSTROPHE ? end : at + 1;
    }
  }

  private static boolean isWordPart(char c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  /** Joins letters with dots, {@code U.N.} or {@code U . N .}, into one word. */
  private void abbreviation() {
    int afterDot = afterDot(at);
    while (afterDot > 0) {
      int letter = charAt(afterDot) == ' ' && charAt(at) == ' ' ? afterDot + 1 : afterDot;
      if (!Character.isLetter(charAt(letter))
          || Character.isLetterOrDigit(charAt(letter + 1))
          || afterDot(letter + 1) == 0) {
        return;
      }
      put(Character.toLowerCase(charAt(letter)));
      at = letter + 1;
      afterDot = afterDot(at);
    }
  }

  private int afterDot(int from) {
    if (charAt(from) == '.') {
      return from + 1;
    }
    return charAt(from) == ' ' && charAt(from + 1) == '.' ? from + 2 : 0;
  }

  /** Chinese, Japanese, Thai and the like are written without spaces. */
  private static boolean isUnspaced(char c) {
    return (c >= 0x2E80 && c <= 0xA4CF && c != 0x3000 && Character.isLetter(c))
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0x0E00 && c <= 0x0EFF && Character.isLetterOrDigit(c));
  }

  private boolean startsLine() {
    return at == 0 || text.charAt(at - 1) == '\n';
  }

  private boolean isUrl() {
    if (stands("www", at)) {
      int dot = at + 3;
      return charAt(dot) == '.' || (charAt(dot) == ' ' && charAt(dot + 1) == '.');
    }
    if (!stands("http", at)) {
      return false;
    }
    int colon = charAt(at + 4) == 's' ? at + 5 : at + 4;
    return charAt(colon) == ':' || (charAt(colon) == ' ' && charAt(colon + 1) == ':');
  }

  private boolean stands(String expected, int from) {
    for (int i = 0; i < expected.length(); i++) {
      if (charAt(from + i) != expected.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void skipLine() {
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
    at++;
  }

  private char charAt(int index) {
    return index < text.length() ? text.charAt(index) : '\0';
  }

  private void put(char c) {
    if (length < LONGEST) {
      word[length++] = c;
    }
  }
}
