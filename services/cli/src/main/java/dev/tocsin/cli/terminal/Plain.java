package dev.tocsin.cli.terminal;

/** Text of strangers made harmless for a terminal: no escapes, no controls, no hidden direction. */
public final class Plain {
  private Plain() {}

  public static String of(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().map(Plain::harmless).forEach(safe::appendCodePoint);
    return safe.toString();
  }

  /** One character for one character, so that offsets into the text stay right. */
  private static int harmless(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
      case Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> '\u00b7';
      default -> codePoint;
    };
  }

  /** At most so many characters, with an ellipsis when it was more. */
  public static String fit(String text, int width) {
    return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + "…";
  }
}
