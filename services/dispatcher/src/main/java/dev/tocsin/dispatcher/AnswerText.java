package dev.tocsin.dispatcher;

import java.util.regex.Pattern;

/**
 * What is kept and shown of a receiver's answer: its first kilobyte, without what a terminal or a
 * page would act on, without halves of characters, and without secrets that it echoes.
 */
final class AnswerText {
  private static final int LENGTH = 1024;
  private static final Pattern ACTIVE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+");
  private static final Pattern SECRET = Pattern.compile("whsec_[\\w+/=-]*");

  private AnswerText() {}

  static String of(String text) {
    String plain =
        ACTIVE.matcher(text.substring(0, Math.min(text.length(), LENGTH))).replaceAll(" ");
    return SECRET.matcher(plain).replaceAll("whsec_(hidden)").strip();
  }
}
