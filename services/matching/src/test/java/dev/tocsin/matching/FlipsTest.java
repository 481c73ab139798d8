package dev.tocsin.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Article;
import dev.tocsin.domain.State;
import dev.tocsin.domain.Topic;
import dev.tocsin.domain.Topic.WeightedTerm;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The fewest flips against trying out every article that could be: where each word stands once in
 * the queries, turning a leaf round is putting its word into the article or taking it out.
 */
final class FlipsTest {
  private static final List<String> WORDS =
      List.of("peace", "war", "truce", "border", "aid", "kyiv", "army", "summit", "harbour");

  /** Queries with weights. */
  record Weighted(List<Sample> queries, List<Integer> weights, int threshold) {
    Topic topic() {
      List<WeightedTerm> terms =
          IntStream.range(0, queries.size())
              .mapToObj(i -> Given.term(weights.get(i), queries.get(i).text()))
              .toList();
      return Given.topic("t", State.ACTIVE, "", terms, threshold, Topic.Where.ANYWHERE);
    }

    boolean matches(NaiveArticle article) {
      return IntStream.range(0, queries.size())
              .filter(i -> queries.get(i).in(article))
              .map(weights::get)
              .sum()
          >= threshold;
    }
  }

  @Property(tries = 150)
  void areAsFewAsTryingEverythingFinds(
      @ForAll("weighted") Weighted weighted, @ForAll("sets") BitSet words) {
    List<String> used = weighted.queries().stream().flatMap(FlipsTest::words).toList();
    OptionalInt fewest =
        IntStream.range(0, 1 << used.size())
            .mapToObj(bits -> BitSet.valueOf(new long[] {bits}))
            .filter(chosen -> weighted.matches(NaiveArticle.of(article(used, chosen))))
            .mapToInt(chosen -> difference(chosen, words, used.size()))
            .min();
    Assume.that(fewest.isPresent());
    Explanation why =
        new Explainer(Given.ANALYZERS).explain(weighted.topic(), article(used, words));
    assertThat(why.flips()).as(why.toString()).hasSize(fewest.getAsInt());
    assertThat(why.matches()).isEqualTo(fewest.getAsInt() == 0);
  }

  private static Article article(List<String> used, BitSet chosen) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < used.size(); i++) {
      if (chosen.get(i)) {
        words.add(used.get(i));
      }
    }
    return Given.article(String.join(" x ", words));
  }

  private static int difference(BitSet one, BitSet other, int size) {
    BitSet difference = (BitSet) one.clone();
    difference.xor(other);
    return difference.get(0, size).cardinality();
  }

  private static Stream<String> words(Sample sample) {
    return switch (sample) {
      case Sample.Text text -> Stream.of(text.words());
      case Sample.Joined joined ->
          Stream.of(joined.must(), joined.should(), joined.not())
              .flatMap(Collection::stream)
              .flatMap(FlipsTest::words);
      default -> Stream.of();
    };
  }

  @Provide
  Arbitrary<BitSet> sets() {
    return Arbitraries.integers().between(0, (1 << WORDS.size()) - 1).map(FlipsTest::set);
  }

  private static BitSet set(int bits) {
    return BitSet.valueOf(new long[] {bits});
  }

  @Provide
  Arbitrary<Weighted> weighted() {
    return Combinators.combine(
            queries().list().ofMinSize(1).ofMaxSize(3),
            Arbitraries.of(1, 2, 3, 4, -2, -1).list().ofSize(3),
            Arbitraries.integers().between(1, 6))
        .as(Weighted::new)
        .filter(weighted -> isOfEachWordOnce(weighted.queries()));
  }

  private static boolean isOfEachWordOnce(List<Sample> queries) {
    List<String> words = queries.stream().flatMap(FlipsTest::words).toList();
    return new HashSet<>(words).size() == words.size();
  }

  private static Arbitrary<Sample> queries() {
    Arbitrary<Sample> words =
        Arbitraries.of(WORDS).map(word -> new Sample.Text(Optional.empty(), word, false, 0));
    Arbitrary<Sample> groups = joined(words);
    return Arbitraries.oneOf(words, groups, joined(Arbitraries.oneOf(words, words, groups)));
  }

  private static Arbitrary<Sample> joined(Arbitrary<Sample> clauses) {
    Arbitrary<List<Sample>> some = clauses.list().ofMaxSize(2);
    return Combinators.combine(some, some, some)
        .as(
            (must, should, not) ->
                (Sample) new Sample.Joined(must, should, not, must.isEmpty() || should.isEmpty()))
        .filter(sample -> words(sample).count() > 0)
        .filter(
            sample ->
                !(sample instanceof Sample.Joined joined)
                    || joined.must().size() + joined.should().size() > 0);
  }
}
