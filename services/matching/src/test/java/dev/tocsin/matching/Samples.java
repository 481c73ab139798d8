package dev.tocsin.matching;

import dev.tocsin.domain.Article;
import dev.tocsin.matching.query.TextField;
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
  private static final Arbitrary<Optional<TextField>> FIELDS =
      Arbitraries.of(TextField.class).optional(0.3);

  private Samples() {}

  /** Queries of the whole language that look for something. */
  static Arbitrary<Sample> queries() {
    Arbitrary<Sample> leaves =
        Arbitraries.frequencyOf(
            Tuple.of(5, leaves(phrases(3))), Tuple.of(1, exacts()), Tuple.of(2, nears()));
    return queries(leaves).filter(Samples::isOfAHumanLength);
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
    return Combinators.combine(text, text, text, text, SITES)
        .as(
            (title, lead, body, author, site) ->
                Given.by(
                    author, Given.article(title, lead, body, "en", site, List.of(), List.of())));
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
    Arbitrary<Sample> wilds =
        Combinators.combine(
                FIELDS,
                Arbitraries.of("t?lk*", "w?r", "ta*s", "neg*tor?", "pu*n", "bo??er", "fire?"))
            .as(Sample.Wild::new);
    Arbitrary<Sample> fuzzies =
        Combinators.combine(
                FIELDS,
                Arbitraries.of(
                    "peaec", "talks", "tlak", "truces", "bordre", "kyivs", "negotaition"),
                Arbitraries.of(1, 2))
            .as(
                (field, word, edits) ->
                    new Sample.Fuzzy(field, word, word.length() < 6 ? 1 : edits));
    Arbitrary<Sample> sites = SITES.map(Sample.Site::new);
    return Arbitraries.frequencyOf(
        Tuple.of(6, words),
        Tuple.of(5, phrases),
        Tuple.of(2, prefixes),
        Tuple.of(1, wilds),
        Tuple.of(1, fuzzies),
        Tuple.of(1, sites));
  }

  private static Arbitrary<Sample> exacts() {
    return Combinators.combine(
            FIELDS, Arbitraries.of("Peace", "peace", "the", "Putin", "s", "Kyiv", "wars"))
        .as(Sample.Exact::new);
  }

  /** Words, exact phrases and alternatives of them near each other, three deep at most. */
  private static Arbitrary<Sample> nears() {
    Arbitrary<Sample> leaves =
        Arbitraries.frequencyOf(
            Tuple.of(4, QUERY_WORDS.map(word -> new Sample.Text(Optional.empty(), word, false, 0))),
            Tuple.of(1, FIELDS.map(field -> new Sample.Beginning(field, "talk"))),
            Tuple.of(1, exacts()),
            Tuple.of(
                1,
                QUERY_WORDS
                    .list()
                    .ofSize(2)
                    .map(words -> new Sample.Text(Optional.empty(), join(words, " "), true, 0))));
    Arbitrary<Sample> sides =
        Arbitraries.frequencyOf(
            Tuple.of(3, leaves),
            Tuple.of(
                1,
                leaves
                    .list()
                    .ofSize(2)
                    .map(two -> new Sample.Joined(List.of(), two, List.of(), true))));
    Arbitrary<Sample> once = near(sides, sides);
    return Arbitraries.frequencyOf(Tuple.of(2, once), Tuple.of(1, near(once, sides)));
  }

  private static Arbitrary<Sample> near(Arbitrary<Sample> left, Arbitrary<Sample> right) {
    return Combinators.combine(
            left, right, Arbitraries.of(1, 2, 3, 5, 100), Arbitraries.of(true, false))
        .as(Sample.Near::new);
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
