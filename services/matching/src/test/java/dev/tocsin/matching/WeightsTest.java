package dev.tocsin.matching;

import static dev.tocsin.matching.Given.article;
import static dev.tocsin.matching.Given.index;
import static dev.tocsin.matching.Given.term;
import static dev.tocsin.matching.Given.weighted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tocsin.domain.Article;
import dev.tocsin.domain.Match;
import dev.tocsin.domain.State;
import dev.tocsin.domain.Topic;
import dev.tocsin.domain.Topic.WeightedTerm;
import dev.tocsin.matching.query.TopicSyntaxException;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WeightsTest {
  private static final Topic TALKS =
      weighted(
          10,
          term(10, "\"peace talks\""),
          term(6, "negotiat*"),
          term(5, "ceasefire"),
          term(-20, "\"contract talks\""));

  @Test
  void addsTheWeightsOfWhatIsFound() {
    Article article = article("Negotiators agreed a ceasefire");
    List<Match> matches = index(TALKS).match(article);
    assertThat(matches).extracting(Match::score).containsExactly(11.0);
  }

  @Test
  void missesBelowTheThreshold() {
    Article article = article("Negotiators left");
    List<Match> matches = index(TALKS).match(article);
    assertThat(matches).isEmpty();
  }

  @Test
  void takesNegativeWeightsOff() {
    Article article = article("Peace talks? A ceasefire? The striker's contract talks!");
    List<Match> matches = index(TALKS).match(article);
    assertThat(matches).isEmpty();
  }

  @Test
  void marksOnlyWhatSpeaksForTheTopic() {
    Topic topic = weighted(1, term(2, "truce"), term(-1, "football"));
    Article article = article("A truce in football");
    List<String> marks = Given.marks(topic, article);
    assertThat(marks).containsExactly("truce");
  }

  @Test
  void addsDecimalFractionsExactly() {
    Topic topic = weighted(0.3, term(0.1, "truce"), term(0.2, "border"));
    List<Match> matches = index(topic).match(article("border truce"));
    assertThat(matches).extracting(Match::score).containsExactly(0.3);
  }

  @Test
  void namesTheTermWithTheError() {
    Topic topic = weighted(1, term(1, "truce"), term(1, "peace and talks"));
    TopicSyntaxException error =
        catchThrowableOfType(TopicSyntaxException.class, () -> index(topic));
    assertThat(error.part()).isEqualTo("terms[1]");
    assertThat(error).hasMessageStartingWith("terms[1], line 1, column 7: ");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 3.1})
  void refusesThresholdsThatNothingOrEverythingReaches(double threshold) {
    Topic topic = weighted(threshold, term(1, "truce"), term(2, "border"), term(-4, "chess"));
    assertThatThrownBy(() -> index(topic))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("threshold");
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e10, -1e10, Double.NaN, Double.NEGATIVE_INFINITY})
  void refusesWeightsThatAreNoWeights(double weight) {
    Topic topic = weighted(1, term(1, "truce"), term(weight, "border"));
    assertThatThrownBy(() -> index(topic))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("terms[1].weight");
  }

  @Property(tries = 60)
  void sumsAsANaiveReadingSums(
      @ForAll("topics") List<Weights> topics, @ForAll("articles") List<Article> articles) {
    TopicIndex index = index();
    List<Weights> possible = topics.stream().filter(weights -> weights.putInto(index)).toList();
    for (Article article : articles) {
      NaiveArticle naive = NaiveArticle.of(article);
      List<Match> matches = index.match(article);
      assertThat(matches)
          .extracting(Match::topicId, Match::score)
          .containsExactlyInAnyOrderElementsOf(
              possible.stream()
                  .filter(weights -> weights.sum(naive) >= weights.threshold())
                  .map(weights -> tuple(weights.id(), (double) weights.sum(naive)))
                  .toList());
    }
  }

  /** Queries with whole weights. */
  record Weights(List<Sample> queries, List<Integer> weights, int threshold) {
    String id() {
      return Integer.toHexString(hashCode());
    }

    boolean putInto(TopicIndex index) {
      List<WeightedTerm> terms =
          IntStream.range(0, queries.size())
              .mapToObj(i -> term(weights.get(i), queries.get(i).text()))
              .toList();
      try {
        index.put(Given.topic(id(), State.ACTIVE, "", terms, threshold, Topic.Where.ANYWHERE));
        return true;
      } catch (IllegalArgumentException unreachable) {
        return false;
      }
    }

    int sum(NaiveArticle article) {
      return IntStream.range(0, queries.size())
          .filter(i -> queries.get(i).in(article))
          .map(weights::get)
          .sum();
    }
  }

  @Provide
  Arbitrary<List<Weights>> topics() {
    return Combinators.combine(
            Samples.queries().list().ofMinSize(1).ofMaxSize(5),
            Arbitraries.integers().between(-5, 10).list().ofSize(5),
            Arbitraries.integers().between(1, 15))
        .as(Weights::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(20)
        .uniqueElements(Weights::id);
  }

  @Provide
  Arbitrary<List<Article>> articles() {
    return Samples.articles().list().ofMinSize(1).ofMaxSize(40);
  }
}
