package dev.tocsin.matching;

import dev.tocsin.domain.Article;
import dev.tocsin.matching.query.TextField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * An article analysed from beginning to end into lists: by the plain analyser, and as it stands.
 */
record NaiveArticle(
    Article article, Map<TextField, List<Word>> words, Map<TextField, List<Word>> standing) {
  private static final Analyzer ENGLISH = new EnglishAnalyzer();
  private static final Analyzer STANDING =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String fieldName) {
          Tokenizer words = new StandardTokenizer();
          return new TokenStreamComponents(words);
        }
      };

  /** A word in its field: as it was analysed, and in small letters as it stands. */
  record Word(String term, String surface, int position, int start, int end) {}

  static NaiveArticle of(Article article) {
    Map<TextField, String> texts =
        Map.of(
            TextField.TITLE,
            article.title(),
            TextField.LEAD,
            article.lead(),
            TextField.BODY,
            article.body(),
            TextField.AUTHOR,
            article.author());
    Map<TextField, List<Word>> words = new EnumMap<>(TextField.class);
    Map<TextField, List<Word>> standing = new EnumMap<>(TextField.class);
    texts.forEach(
        (field, text) -> {
          words.put(field, analysed(text));
          standing.put(field, read(STANDING, text));
        });
    return new NaiveArticle(article, words, standing);
  }

  List<Word> in(TextField field) {
    return words.getOrDefault(field, List.of());
  }

  List<Word> standingIn(TextField field) {
    return standing.getOrDefault(field, List.of());
  }

  static List<Word> analysed(String text) {
    return read(ENGLISH, text);
  }

  private static List<Word> read(Analyzer analyzer, String text) {
    List<Word> words = new ArrayList<>();
    Tokens.read(
        analyzer,
        text,
        (term, position, start, end) ->
            words.add(
                new Word(
                    term,
                    text.substring(start, end).toLowerCase(Locale.ROOT),
                    position,
                    start,
                    end)));
    return words;
  }
}
