package dev.tocsin.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Article;
import dev.tocsin.domain.Topic;
import dev.tocsin.matching.Explanation.Cause;
import dev.tocsin.matching.Explanation.Clause;
import dev.tocsin.matching.Explanation.Decision;
import dev.tocsin.matching.Explanation.Flip;
import dev.tocsin.matching.Explanation.Hit;
import dev.tocsin.matching.Explanation.Part;
import dev.tocsin.matching.query.TextField;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExplainerTest {
  private static final Article TALKS =
      Given.article("Peace talks", "Kyiv", "The talks go on. A truce is near.", "en");

  /** A query, what its verdict hangs on, and what would turn it round: + to be found, - not. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '%',
      textBlock =
          """
          talks                              | FOUND     | talks              | %%
          war OR "peace talks"               | FOUND     | "peace talks"      | %%
          talks AND kyiv                     | FOUND     | talks AND kyiv     | %%
          war                                | NOT_FOUND | war                | +war
          war AND talks                      | NOT_FOUND | war                | +war
          talks AND war AND aid              | NOT_FOUND | war                | +war +aid
          war OR aid                         | NOT_FOUND | war OR aid         | +war
          (war AND aid) OR border            | NOT_FOUND | (war AND aid) OR border | +border
          (war AND aid) OR (talks AND border) | NOT_FOUND | (war AND aid) OR (talks AND border) | +border
          talks NOT truce                    | EXCLUDED  | truce              | -truce
          talks NOT (truce kyiv)             | EXCLUDED  | truce              | -truce -kyiv
          talks NOT (truce AND kyiv)         | EXCLUDED  | truce AND kyiv     | -truce
          (war NOT truce) AND aid            | NOT_FOUND | war                | +war -truce +aid
          +talks war NOT truce               | EXCLUDED  | truce              | -truce
          talks AND "peace kyiv"~3           | NOT_FOUND | "peace kyiv"~3     | +"peace kyiv"~3
          talks NEAR/2 truce                 | NOT_FOUND | talks NEAR/2 truce | +talks NEAR/2 truce
          site:bbc.co.uk AND talks           | NOT_FOUND | site:bbc.co.uk     | +site:bbc.co.uk
          border OR (aid AND (the NOT war))  | NOT_FOUND | border OR (aid AND (common words only)) | +border
          """)
  void saysWhatDecidedAndWhatWouldTurnIt(String query, Cause cause, String clause, String flips) {
    Explanation why = explain(Given.query(query));
    assertThat(why.decision()).isEqualTo(new Decision(cause, clause));
    assertThat(why.flips().stream().map(ExplainerTest::shown).toList())
        .isEqualTo(flips.isEmpty() ? List.of() : List.of(flips.split(" (?=[+-])")));
    assertThat(why.matches()).isEqualTo(flips.isEmpty());
  }

  @Test
  void listsEachClauseWithItsHits() {
    Explanation why = explain(Given.query("talks AND (war OR \"peace talks\")"));
    Part query = why.clauses().getFirst().part();
    assertThat(query.parts()).extracting(Part::found).containsExactly(true, true);
    assertThat(query.parts().getFirst().hits())
        .containsExactly(
            new Hit(TextField.TITLE, 6, 11, "talks"), new Hit(TextField.BODY, 4, 9, "talks"));
    assertThat(query.parts().getLast().parts())
        .extracting(Part::written)
        .containsExactly("war", "\"peace talks\"");
  }

  @Test
  void addsUpWeights() {
    Explanation why =
        explain(
            Given.weighted(
                1.5,
                Given.term(1, "talks"),
                Given.term(2, "war"),
                Given.term(0.75, "kyiv"),
                Given.term(-0.5, "truce"),
                Given.term(0.25, "peace")));
    assertThat(why.clauses()).extracting(Clause::counted).containsExactly(1.0, 0.0, 0.75, -.5, .25);
    assertThat(why.clauses()).extracting(Clause::sum).containsExactly(1.0, 1.0, 1.75, 1.25, 1.5);
    assertThat(why.score()).isEqualTo(1.5);
    assertThat(why.decision()).isEqualTo(new Decision(Cause.REACHED, "peace"));
    assertThat(why.matches()).isTrue();
  }

  @Test
  void takesTheFewestLeavesAmongWeights() {
    Explanation why =
        explain(
            Given.weighted(
                3,
                Given.term(1, "talks"),
                Given.term(1, "war"),
                Given.term(1, "aid"),
                Given.term(2, "border AND fire"),
                Given.term(1.5, "army"),
                Given.term(-1, "truce")));
    assertThat(why.matches()).isFalse();
    assertThat(why.decision()).isEqualTo(new Decision(Cause.TOO_LITTLE, "border AND fire"));
    assertThat(why.flips()).hasSize(3);
    Explanation heavier =
        explain(
            Given.weighted(
                3,
                Given.term(1, "talks"),
                Given.term(1, "war"),
                Given.term(1, "aid"),
                Given.term(5, "army"),
                Given.term(5, "border AND fire")));
    assertThat(heavier.flips()).containsExactly(new Flip("army", true));
  }

  @Test
  void saysThatANegativeWeightOutweighed() {
    Explanation why =
        explain(Given.weighted(1, Given.term(1, "talks"), Given.term(-1, "truce NEAR/2 near")));
    assertThat(why.decision()).isEqualTo(new Decision(Cause.OUTWEIGHED, "truce NEAR/2 near"));
    assertThat(why.flips()).containsExactly(new Flip("truce NEAR/2 near", false));
  }

  @Test
  void saysWhereTheTopicKeepsTo() {
    Topic.Where where =
        new Topic.Where(List.of("bbc.co.uk"), List.of(), List.of(), List.of("gb"), List.of());
    Explanation why = explain(Given.topicIn(where, "talks"));
    assertThat(why.matches()).isFalse();
    assertThat(why.decision()).isEqualTo(new Decision(Cause.ELSEWHERE, "where.sites"));
    assertThat(why.unmet()).containsExactly("sites", "countries");
    assertThat(why.score()).isEqualTo(1);
  }

  @Test
  void saysThatTheTopicHasAnotherLanguageOrNothingToSearch() {
    assertThat(explain(Given.query("talks", "de", "uk")).decision().cause())
        .isEqualTo(Cause.OTHER_LANGUAGE);
    Topic common = Given.query("the AND of", "en", "de");
    assertThat(explain(common).decision().cause()).isEqualTo(Cause.NOTHING_TO_SEARCH);
  }

  @Test
  void aNearThatMissesShowsBothSides() {
    Part near = explain(Given.query("talks NEAR/2 truce")).clauses().getFirst().part();
    assertThat(near.kind()).isEqualTo(Part.Kind.NEAR);
    assertThat(near.parts()).extracting(Part::found).containsExactly(true, true);
  }

  private static Explanation explain(Topic topic) {
    return new Explainer(Given.ANALYZERS).explain(topic, TALKS);
  }

  private static String shown(Flip flip) {
    return (flip.toBeFound() ? "+" : "-") + flip.clause();
  }
}
