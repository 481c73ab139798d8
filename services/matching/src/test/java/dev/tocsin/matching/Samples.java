package dev.tocsin.matching;

import dev.tocsin.domain.Article;
import dev.tocsin.domain.Match.Field;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random queries and articles of so few words that they often meet. */
final class Samples {
  private static final Arbitrary<String> QUERY_WORDS =
      Arbitraries.of(
          "peace",
          "talks",
          "talk",
          "war",
          "wars",
          "truce",
          "border",
          "aid",
          "cease-fire",
          "kyiv",
          "negotiations",
          "the",
          "of",
          "Putin's",
          "U.S.",
          "café");
  private static final Arbitrary<String> ARTICLE_WORDS =
      Arbitraries.of(
          "peace",
          "Peace",
          "talks",
          "talking",
          "talks,",
          "war",
          "war.",
          "wars",
          "truce",
          "border",
          "(aid)",
          "aid",
          "cease-fire",
          "fire",
          "cease",
          "Kyiv",
          "Kyiv's",
          "negotiators",
          "negotiations",
          "the",
          "of",
          "Putin’s",
          "Putin",
          "U.S.",
          "café",
          "“peace",
          "x".repeat(70),
          "1,000",
          "🕊");
  private static final Arbitrary<String> SITES = Arbitraries.of("one.example", "two.example");
  private static final Arbitrary<Optional<Field>> FIELDS =
      Arbitraries.of(Field.class).optional(0.3);

  private Samples() {}

  /** Queries that look for something. */
  static Arbitrary<Sample> queries() {
    return queries(leaves(phrases(3))).filter(Samples::isOfAHumanLength);
  }

  /** The part of the language that Lucene has in the same meaning. */
  static Arbitrary<Sample> queriesAsInLucene() {
    return queries(leaves(phrases(2).filter(Samples::repeatsNoWordLoosely)))
        .filter(Samples::isOfAHumanLength);
  }

  /** Groups within groups grow now and then beyond what the language allows. */
  private static boolean isOfAHumanLength(Sample sample) {
    return sample.text().length() <= 4_000;
  }

  static Arbitrary<Article> articles() {
    Arbitrary<String> text =
        ARTICLE_WORDS
            .list()
            .ofMaxSize(12)
            .flatMap(words -> Arbitraries.of(" ", "\n\n", " - ").map(gap -> join(words, gap)));
    return Combinators.combine(text, text, text, SITES)
        .as(
            (title, lead, body, site) ->
                Given.article(title, lead, body, "en", site, List.of(), List.of()));
  }

  private static String join(List<String> words, String gap) {
    return String.join(gap, words);
  }

  private static Arbitrary<Sample> queries(Arbitrary<Sample> leaves) {
    return Arbitraries.lazyOf(
        () -> leaves, () -> leaves, () -> joined(queries(leaves)), () -> joined(leaves));
  }

  private static Arbitrary<Sample> joined(Arbitrary<Sample> clauses) {
    Arbitrary<List<Sample>> some = clauses.list().ofMaxSize(2);
    return Combinators.combine(some, some, some, Arbitraries.of(true, false))
        .as(Sample.Joined::new)
        .filter(sample -> !sample.must().isEmpty() || !sample.should().isEmpty())
        .map(Sample.class::cast);
  }

  private static Arbitrary<Sample> leaves(Arbitrary<Sample> phrases) {
    Arbitrary<Sample> words =
        Combinators.combine(FIELDS, QUERY_WORDS)
            .as((field, word) -> new Sample.Text(field, word, false, 0));
    Arbitrary<Sample> prefixes =
        Combinators.combine(FIELDS, Arbitraries.of("pe", "talk", "negotiat", "ky", "ca", "fi"))
            .as(Sample.Beginning::new);
    Arbitrary<Sample> sites = SITES.map(Sample.Site::new);
    return Arbitraries.frequencyOf(
        Tuple.of(6, words), Tuple.of(5, phrases), Tuple.of(2, prefixes), Tuple.of(1, sites));
  }

  private static Arbitrary<Sample> phrases(int mostWords) {
    return Combinators.combine(
            FIELDS,
            QUERY_WORDS.list().ofMinSize(2).ofMaxSize(mostWords),
            Arbitraries.frequency(Tuple.of(3, 0), Tuple.of(1, 1), Tuple.of(1, 2), Tuple.of(1, 6)))
        .as((field, words, slop) -> new Sample.Text(field, join(words, " "), true, slop));
  }

  /** Lucene lets a repeated word in a sloppy phrase off lightly in ways of its own. */
  private static boolean repeatsNoWordLoosely(Sample sample) {
    return !(sample instanceof Sample.Text text)
        || text.slop() == 0
        || Stream.of(text.words())
            .map(NaiveArticle::analysed)
            .allMatch(
                words ->
                    words.stream().map(NaiveArticle.Word::term).distinct().count() == words.size());
  }
}
