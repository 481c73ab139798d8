package dev.tocsin.cli.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.AlertPolicy;
import dev.tocsin.domain.State;
import dev.tocsin.domain.Topic;
import dev.tocsin.domain.Topic.WeightedTerm;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MutantTest {

  @Test
  void dropsEachClauseOfAQueryWithItsOperator() {
    List<Mutant> mutants =
        Mutant.of(topic("peace AND (\"a (b\" OR truce*) AND NOT title:(tea coffee)", List.of()));

    assertThat(mutants)
        .extracting(mutant -> mutant.clause() + " -> " + Shown.oneLine(mutant.topic().query()))
        .containsExactly(
            "peace -> (\"a (b\" OR truce*) AND NOT title:(tea coffee)",
            "(\"a (b\" OR truce*) -> peace AND NOT title:(tea coffee)",
            "\"a (b\" -> peace AND (truce*) AND NOT title:(tea coffee)",
            "truce* -> peace AND (\"a (b\") AND NOT title:(tea coffee)",
            "title:(tea coffee) -> peace AND (\"a (b\" OR truce*)",
            "tea -> peace AND (\"a (b\" OR truce*) AND NOT title:(coffee)",
            "coffee -> peace AND (\"a (b\" OR truce*) AND NOT title:(tea)");
  }

  @Test
  void dropsEachWeightedTermAndEachClauseWithin() {
    List<Mutant> mutants =
        Mutant.of(
            topic("", List.of(new WeightedTerm(5, "peace OR truce"), new WeightedTerm(1, "war"))));

    assertThat(mutants)
        .extracting(mutant -> mutant.part() + " " + mutant.clause())
        .containsExactly(
            "terms[0] peace OR truce", "terms[0] peace", "terms[0] truce", "terms[1] war");
    assertThat(mutants.getFirst().topic().terms()).containsExactly(new WeightedTerm(1, "war"));
    assertThat(mutants.get(1).topic().terms().getFirst()).isEqualTo(new WeightedTerm(5, "truce"));
  }

  private static Topic topic(String query, List<WeightedTerm> terms) {
    return new Topic(
        "t",
        1,
        State.ACTIVE,
        "t",
        "",
        List.of(),
        query,
        terms,
        5,
        Topic.Where.ANYWHERE,
        Map.of(),
        Topic.Tests.NONE,
        AlertPolicy.AT_ONCE,
        false,
        Instant.EPOCH);
  }
}
