package dev.tocsin.matching;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * The words of a text exactly as they stand, whatever the language: for {@code =US}, which analysis
 * would make "us", a stop word.
 *
 * <p>A word with an apostrophe is read as its parts too, so that {@code =OTAN} finds "l'OTAN" and
 * {@code =US} finds "the US's".
 */
final class ExactWords {
  static final Analyzer ANALYZER =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String fieldName) {
          return new TokenStreamComponents(new StandardTokenizer());
        }
      };

  private ExactWords() {}

  /** Takes each word of a text, with the position that analysis gives it. */
  static void read(String text, Tokens.Sink sink) {
    Tokens.read(
        ANALYZER,
        text,
        (word, position, start, end) -> {
          sink.token(word, position, start, end);
          int from = 0;
          for (int i = 0; i <= word.length(); i++) {
            boolean parts = i == word.length() || isApostrophe(word.charAt(i));
            if (parts && i > from && i - from < word.length()) {
              sink.token(word.substring(from, i), position, start + from, start + i);
            }
            from = parts ? i + 1 : from;
          }
        });
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '\u2019';
  }
}
