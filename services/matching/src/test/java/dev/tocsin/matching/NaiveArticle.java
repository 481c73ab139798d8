package dev.tocsin.matching;

import dev.tocsin.domain.Article;
import dev.tocsin.domain.Match.Field;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.en.EnglishAnalyzer;

/** An article analysed from beginning to end, by the plain analyser, into lists. */
record NaiveArticle(Article article, Map<Field, List<Word>> words) {
  private static final EnglishAnalyzer ENGLISH = new EnglishAnalyzer();

  /** A word in its field: as it was analysed, and as it stands. */
  record Word(String term, String surface, int position, int start, int end) {}

  static NaiveArticle of(Article article) {
    Map<Field, List<Word>> words = new EnumMap<>(Field.class);
    words.put(Field.TITLE, analysed(article.title()));
    words.put(Field.LEAD, analysed(article.lead()));
    words.put(Field.BODY, analysed(article.body()));
    return new NaiveArticle(article, words);
  }

  List<Word> in(Field field) {
    return words.getOrDefault(field, List.of());
  }

  static List<Word> analysed(String text) {
    List<Word> words = new ArrayList<>();
    Tokens.read(
        ENGLISH,
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
