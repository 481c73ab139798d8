package dev.tocsin.poller.parsing;

/** Text cut to a length in UTF-8, the length that Kafka counts, and marked where it was cut. */
public final class Cut {
  private static final String MARK = "…";
  private static final int MARK_BYTES = 3;

  private Cut() {}

  /** The text itself when it fits, else its beginning and the mark; a character is never halved. */
  public static String toBytes(int most, String text) {
    if (text.length() * 3L <= most) {
      return text;
    }
    int bytes = 0;
    int end = 0;
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      bytes += bytes(character);
      if (bytes > most) {
        return text.substring(0, end) + MARK;
      }
      at += Character.charCount(character);
      if (bytes <= most - MARK_BYTES) {
        end = at;
      }
    }
    return text;
  }

  private static int bytes(int character) {
    if (character < 0x80) {
      return 1;
    }
    if (character < 0x800) {
      return 2;
    }
    return character < 0x10000 ? 3 : 4;
  }
}
