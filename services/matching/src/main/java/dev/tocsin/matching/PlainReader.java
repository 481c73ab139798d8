package dev.tocsin.matching;

import dev.tocsin.matching.Terms.Kind;
import org.apache.lucene.analysis.Analyzer;

/** Reads a text through its language's analyser from beginning to end. */
final class PlainReader implements TextReader {
  private final Analyzer analyzer;
  private final Terms terms;
  private final Ints found = new Ints();

  PlainReader(Analyzer analyzer, Terms terms) {
    this.analyzer = analyzer;
    this.terms = terms;
  }

  @Override
  public void read(String text, int firstPosition, Occurrences into) {
    read(text, firstPosition, 0, into);
  }

  /** Reads a piece that begins at {@code offset} of its text; returns how many positions it has. */
  int read(String piece, int firstPosition, int offset, Occurrences into) {
    if (terms.hasExacts()) {
      ExactWords.read(
          piece,
          (word, position, start, end) -> {
            int exact = terms.find(Kind.EXACT, word);
            if (exact != Terms.NONE) {
              into.add(exact, firstPosition + position, offset + start, offset + end);
            }
          });
    }
    return Tokens.read(
        analyzer,
        piece,
        (term, position, start, end) -> {
          find(term, piece, start, end);
          for (int i = 0; i < found.size(); i++) {
            into.add(found.get(i), firstPosition + position, offset + start, offset + end);
          }
        });
  }

  /**
   * A prefix, a wildcard or a fuzzy word is looked for in the word as it stands as well as in what
   * analysis made of it: the stem of "negotiations" is "negoti", and {@code negotiat*} must find it
   * all the same.
   */
  private void find(String term, String text, int start, int end) {
    found.clear();
    int word = terms.find(Kind.WORD, term);
    if (word != Terms.NONE) {
      found.add(word);
    }
    if (terms.hasLookalikes()) {
      terms.findLookalikes(term, found);
      String standing = normal(analyzer, text.substring(start, end));
      if (!standing.equals(term)) {
        terms.findLookalikes(standing, found);
      }
    }
  }

  /** A piece of a word as the analyser writes letters: mostly in lower case. */
  static String normal(Analyzer analyzer, String piece) {
    return analyzer.normalize("", piece).utf8ToString();
  }
}
