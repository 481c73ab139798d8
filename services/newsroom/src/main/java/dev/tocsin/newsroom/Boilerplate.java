package dev.tocsin.newsroom;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CASE;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What content systems write below a text and nobody wrote for its readers: invitations to read on,
 * to share and to comment, and where a post appeared first. The words are in {@code
 * invitations.txt} and {@code buttons.txt}.
 *
 * <p>It is known by its words, and only as a whole: as the last paragraph, the last sentence or the
 * last link. "Read more books, the minister said" is none.
 */
final class Boilerplate {
  /** Rows of share buttons are as long. */
  private static final int MOST_PIECES = 12;

  private static final int LONGEST = 300;

  /** They may stand as a sentence behind others. */
  private static final String INVITATIONS = read("invitations.txt");

  private static final String BUTTONS = read("buttons.txt");
  private static final String BEFORE = "[\\s(\\[<«»›→>|·•*–—-]{0,8}";
  private static final String BEHIND = "[\\s)\\]>«»›→|·•*.:…!–—-]{0,12}";
  private static final int FLAGS = CASE_INSENSITIVE | UNICODE_CASE;

  private static final Pattern WHOLE =
      Pattern.compile(BEFORE + "(" + INVITATIONS + "|" + BUTTONS + ")" + BEHIND, FLAGS);

  /** A link may say of what there is more. */
  private static final Pattern LINK =
      Pattern.compile(BEFORE + "read more\\b.{0,150}" + BEHIND, FLAGS);

  /** What a sentence ends with, before the blank that parts it from the next. */
  private static final String ENDS_OF_SENTENCE = ".!?…»”\"'’)]";

  private static final Pattern INVITATION =
      Pattern.compile(BEFORE + "(" + INVITATIONS + ")" + BEHIND, FLAGS);

  /** What marks end with. */
  private static final String ENDS_OF_MARKS = "])|·•→»›";

  /** Marks of an excerpt, and what parts buttons from each other. */
  private static final Pattern MARKS =
      Pattern.compile("\\s*(\\[(…|\\.\\.\\.|\\. \\. \\.)]|\\((more|mehr)…\\)|[|·•→»›]+)$");

  private Boilerplate() {}

  /** As one regular expression. */
  private static String read(String file) {
    try (InputStream in = Boilerplate.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .collect(Collectors.joining("|"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the text of a link is nothing but an invitation. */
  static boolean isLink(String text) {
    return isWhole(text) || (text.length() <= LONGEST && LINK.matcher(text).matches());
  }

  private static boolean isWhole(String paragraph) {
    return paragraph.length() <= LONGEST && WHOLE.matcher(paragraph).matches();
  }

  /** The text without what is of no meaning at its end. */
  static String cutFrom(String paragraphs) {
    String text = paragraphs;
    for (int i = 0; i < MOST_PIECES; i++) {
      String shorter = withoutLastPiece(text);
      if (shorter.length() == text.length()) {
        break;
      }
      text = shorter;
    }
    return text;
  }

  private static String withoutLastPiece(String text) {
    int gap = text.lastIndexOf("\n\n");
    int last = gap < 0 ? 0 : gap + 2;
    if (isWhole(text.substring(last))) {
      return text.substring(0, Math.max(gap, 0));
    }
    int tail = Math.max(last, text.length() - LONGEST);
    int end = startOfInvitation(text, tail);
    if (end == text.length() && end > 0 && ENDS_OF_MARKS.indexOf(text.charAt(end - 1)) >= 0) {
      Matcher marks = MARKS.matcher(text).region(tail, end);
      end = marks.find() ? marks.start() : end;
    }
    return end == text.length() ? text : text.substring(0, end).stripTrailing();
  }

  /** Where the first sentence stands that is an invitation up to the end; the end where none is. */
  private static int startOfInvitation(String text, int from) {
    Matcher invitation = INVITATION.matcher(text);
    for (int i = from + 1; i < text.length(); i++) {
      if (isBlank(text.charAt(i))
          && ENDS_OF_SENTENCE.indexOf(text.charAt(i - 1)) >= 0
          && invitation.region(i + 1, text.length()).matches()) {
        return i;
      }
    }
    return text.length();
  }

  /** As in a regular expression. */
  static boolean isBlank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
