package dev.tocsin.poller.parsing;

import java.nio.charset.Charset;
import java.util.Optional;
import org.jsoup.nodes.Entities;

/**
 * The characters between and inside the tags of a broken document, written so that XML takes them:
 * control characters go, bare ampersands are escaped, entities of HTML become what they stand for.
 */
final class XmlText {
  private static final int LONGEST_REFERENCE = 40;
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final int NOWHERE = -1;

  private final String in;
  private final StringBuilder out;
  // Behind these there is no closing quote: looking for one would read to the end again and again.
  private final int lastDouble;
  private final int lastSingle;

  XmlText(String in, StringBuilder out) {
    this.in = in;
    this.out = out;
    this.lastDouble = in.lastIndexOf('"');
    this.lastSingle = in.lastIndexOf('\'');
  }

  /** What stood between two tags, or in a tag behind its name. */
  void mended(int start, int end) {
    int at = start;
    while (at < end) {
      if (in.charAt(at) == '&') {
        at = reference(at, end);
      } else {
        escape(in, at);
        at++;
      }
    }
  }

  /** What stood in CDATA, where an ampersand is one. */
  void characterData(int start, int end) {
    for (int at = start; at < end; at++) {
      escape(in, at);
    }
  }

  /**
   * Where the tag ends whose attributes begin here: at its ">", which is not one in a quoted value,
   * or else at the "<" that shows it to be no tag, or at the end of the text.
   */
  int tagEnd(int start) {
    char before = ' ';
    for (int at = start; at < in.length(); at++) {
      char c = in.charAt(at);
      if (c == '>' || c == '<') {
        return at;
      }
      if (before == '=' && ((c == '"' && at < lastDouble) || (c == '\'' && at < lastSingle))) {
        at = in.indexOf(c, at + 1);
        before = c;
      } else if (!Character.isWhitespace(c)) {
        before = c;
      }
    }
    return in.length();
  }

  private void escape(String from, int at) {
    char c = from.charAt(at);
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      default -> {
        if (isAllowed(from, at)) {
          out.append(c);
        }
      }
    }
  }

  private static boolean isAllowed(String from, int at) {
    char c = from.charAt(at);
    if (Character.isHighSurrogate(c)) {
      return at + 1 < from.length() && Character.isLowSurrogate(from.charAt(at + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return at > 0 && Character.isHighSurrogate(from.charAt(at - 1));
    }
    return (c >= ' ' && c < '\uFFFE') || c == '\n' || c == '\r' || c == '\t';
  }

  /** Writes the reference that begins here, or the ampersand alone, and says where it ends. */
  private int reference(int ampersand, int end) {
    int semicolon = in.indexOf(';', ampersand, Math.min(end, ampersand + LONGEST_REFERENCE));
    Optional<String> meant =
        semicolon == NOWHERE
            ? Optional.empty()
            : characters(in.substring(ampersand + 1, semicolon));
    if (meant.isEmpty()) {
      out.append("&amp;");
      return ampersand + 1;
    }
    for (int at = 0; at < meant.get().length(); at++) {
      escape(meant.get(), at);
    }
    return semicolon + 1;
  }

  private static Optional<String> characters(String name) {
    if (!name.startsWith("#")) {
      return Optional.of(Entities.getByName(name)).filter(character -> !character.isEmpty());
    }
    boolean hex = name.startsWith("#x") || name.startsWith("#X");
    try {
      int code = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
      return Character.isValidCodePoint(code) ? Optional.of(character(code)) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Numbers of the C1 controls are meant as those of Windows: no publisher means the control. */
  private static String character(int code) {
    return code >= 0x80 && code < 0xA0
        ? new String(new byte[] {(byte) code}, WINDOWS_1252)
        : Character.toString(code);
  }
}
