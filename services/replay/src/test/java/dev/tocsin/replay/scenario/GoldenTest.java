package dev.tocsin.replay.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tocsin.replay.scenario.Golden.Pair;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GoldenTest {
  @TempDir Path temp;
  private ScenarioFolder folder;

  @BeforeEach
  void openFolder() {
    folder = new ScenarioFolder(temp);
  }

  @Test
  void holdsWhenExactlyItsPairsCame() throws ScenarioException {
    folder.with(
        "golden.yaml",
        """
        # why each is here
        alerts:
          - {topic: aid, story: parcels}   # they were sent
          - topic: talks
            story: harbour
        """);
    Golden golden = Golden.in(temp).orElseThrow();

    GoldenReport report =
        golden.compare(Set.of(new Pair("talks", "harbour"), new Pair("aid", "parcels")));

    assertThat(report.holds()).isTrue();
    assertThat(report).hasToString("golden: all 2 came, and nothing else");
  }

  @Test
  void showsWhatIsMissingAndWhatIsUnexpected() {
    Golden golden = new Golden(Set.of(new Pair("talks", "harbour"), new Pair("aid", "parcels")));

    GoldenReport report =
        golden.compare(Set.of(new Pair("talks", "harbour"), new Pair("aid", "hearing-aids")));

    assertThat(report.holds()).isFalse();
    assertThat(report.toString().lines())
        .containsExactly(
            "golden: 1 of 2 missing, 1 unexpected",
            "  - aid              parcels",
            "  + aid              hearing-aids");
  }

  @Test
  void namesAnAlertByTheLabelOfItsArticleElseByItsUrl() throws ScenarioException {
    folder
        .with("a.txt", "---\nurl: http://x.test/a\nstory: harbour\n---\nA")
        .with("b.txt", "---\nurl: http://x.test/a\n---\nA, updated")
        .with("c.txt", "---\nurl: http://x.test/c\n---\nC");
    Scenario scenario = folder.read();

    Pair labelled = Pair.of("talks", "http://x.test/a", scenario);
    Pair unlabelled = Pair.of("talks", "http://x.test/c", scenario);

    assertThat(labelled).isEqualTo(new Pair("talks", "harbour"));
    assertThat(unlabelled).isEqualTo(new Pair("talks", "http://x.test/c"));
  }

  @Test
  void isAbsentFromAFolderWithoutOne() throws ScenarioException {
    assertThat(Golden.in(temp)).isEmpty();
  }

  @Test
  void tellsAllThatIsWrongInIt() {
    folder.with(
        "golden.yaml",
        """
        alerts:
          - {topic: aid, story: parcels}
          - {topic: aid, story: parcels}
          - {topic: aid, label: parcels}
        """);

    ScenarioException refused =
        catchThrowableOfType(ScenarioException.class, () -> Golden.in(temp));

    assertThat(refused.problems().stream().map(Problem::toString))
        .containsExactly(
            "golden.yaml:3: aid on parcels stands here twice; keep one",
            "golden.yaml:4: unknown key 'label'; the keys are topic, story",
            "golden.yaml:4: 'story' is missing; add 'story: …'");
  }
}
