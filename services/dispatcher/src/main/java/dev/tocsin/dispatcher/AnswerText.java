package dev.tocsin.dispatcher;

import dev.tocsin.outbound.Headers;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What is kept and shown of a receiver's answer: its first kilobyte, without what a terminal or a
 * page would act on, without halves of characters, and without secrets that it echoes.
 */
final class AnswerText {
  private static final int LENGTH = 1024;
  private static final int MOST_HEADERS = 20;
  private static final int HEADER_LENGTH = 200;
  private static final Pattern ACTIVE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+");
  private static final Pattern SECRET = Pattern.compile("wh(sec|sk)_[\\w+/=-]*");
  private static final Pattern CREDENTIAL =
      Pattern.compile("cookie|auth|token|secret|key|signature|session|location");

  private AnswerText() {}

  static String of(String text) {
    return cut(text, LENGTH);
  }

  /** The header lines of an answer; of those that may hold a credential only the name. */
  static List<String> headers(Headers headers) {
    return headers.lines().stream()
        .limit(MOST_HEADERS)
        .map(
            line -> {
              String name = line.name().toLowerCase(Locale.ROOT);
              boolean hidden = CREDENTIAL.matcher(name).find();
              return cut(name + ": " + (hidden ? "(hidden)" : line.value()), HEADER_LENGTH);
            })
        .toList();
  }

  private static String cut(String text, int length) {
    if (text.isEmpty()) {
      return text;
    }
    String plain =
        ACTIVE.matcher(text.substring(0, Math.min(text.length(), length))).replaceAll(" ");
    return SECRET.matcher(plain).replaceAll("wh$1_(hidden)").strip();
  }
}
