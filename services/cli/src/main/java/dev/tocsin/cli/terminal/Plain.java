package dev.tocsin.cli.terminal;

/** Text of strangers made harmless for a terminal: no escapes, no controls, no hidden direction. */
public final class Plain {
  private Plain() {}

  public static String of(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().map(Plain::harmless).forEach(safe::appendCodePoint);
    return safe.toString();
  }

  /** One character for one character, so that nothing vanishes unseen. */
  private static int harmless(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
      case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> '\u00b7';
      default -> codePoint;
    };
  }
}
