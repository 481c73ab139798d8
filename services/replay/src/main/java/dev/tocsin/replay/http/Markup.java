package dev.tocsin.replay.http;

/** Plain text made safe to stand in XML and in HTML, between tags and in quoted attributes. */
final class Markup {
  private Markup() {}

  /** The escaped text; characters that XML 1.0 cannot carry at all are left out. */
  static String of(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints().filter(Markup::isCarried).forEach(c -> append(safe, c));
    return safe.toString();
  }

  private static void append(StringBuilder safe, int codePoint) {
    switch (codePoint) {
      case '&' -> safe.append("&amp;");
      case '<' -> safe.append("&lt;");
      case '>' -> safe.append("&gt;");
      case '"' -> safe.append("&quot;");
      case '\'' -> safe.append("&#39;");
      default -> safe.appendCodePoint(codePoint);
    }
  }

  private static boolean isCarried(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
