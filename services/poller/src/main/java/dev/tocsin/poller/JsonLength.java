package dev.tocsin.poller;

/** The length of a text once it is JSON, where quotes and controls take more room than letters. */
final class JsonLength {
  private static final String MARK = "…";

  private JsonLength() {}

  /** The text, or as much of it as fits and a mark; a character is never halved. */
  static String cut(String text, int mostBytes) {
    int bytes = 0;
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      bytes += of(character);
      if (bytes > mostBytes) {
        return text.substring(0, at) + MARK;
      }
      at += Character.charCount(character);
    }
    return text;
  }

  private static int of(int character) {
    if (character < 0x20) {
      return 6;
    }
    if (character == '"' || character == '\\') {
      return 2;
    }
    if (character < 0x80) {
      return 1;
    }
    if (character < 0x800) {
      return 2;
    }
    return character < 0x10000 ? 3 : 4;
  }
}
