package dev.tocsin.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** What an analyser makes of a text. */
final class Tokens {
  private Tokens() {}

  /** Takes tokens as they come: by position, and alternatives at one position in a row. */
  interface Sink {
    /**
     * Takes one token.
     *
     * @param position of the token's word among the text's words, 0 and up
     * @param start first character, in UTF-16 units
     */
    void token(String term, int position, int start, int end);
  }

  /** Analyses a text and returns how many positions it has, those of its stop words included. */
  static int read(Analyzer analyzer, String text, Sink sink) {
    try (TokenStream stream = analyzer.tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
      int position = -1;
      stream.reset();
      while (stream.incrementToken()) {
        position += increment.getPositionIncrement();
        sink.token(term.toString(), position, offset.startOffset(), offset.endOffset());
      }
      stream.end();
      return position + increment.getPositionIncrement() + 1;
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail to be read", e);
    }
  }
}
