package dev.tocsin.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one article raises with the topics of the seeds, from its file to JSON on stdout. */
final class ReplayTest {
  private static final String SEEDS = "../../seeds";

  @TempDir private Path folder;

  /** Three reports of one kind of news, in words that have little in common. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        Western capitals nudge Kyiv towards the negotiating table

        Diplomats from Washington and Berlin have begun to ask Ukraine's government, always in private, what a negotiated \
        end of the war might look like.

        Two people who know of the conversations said that nobody had set a deadline. The questions come at a time when \
        many in Congress no longer want to pay.

        "We cannot promise that military aid will flow next year as it did this year," one of them said.
        """,
        """
        Is the money running out? Ukraine's friends begin to speak of compromise

        Behind closed doors, senior officials have raised with Zelensky's advisers whether Kyiv ought to open talks with Russia \
        before spring.

        A second winter of war is near, and in several parliaments the next package of arms has no majority.

        Kyiv answers that a ceasefire now would only give Moscow time. But doubts grow whether Western support can keep its pace, \
        diplomats say.
        """,
        """
        Quiet pressure

        Ukraine is being urged by some of its closest partners to consider peace talks, according to officials who asked not to be \
        named, because they fear that they cannot sustain their help.

        The hints were dropped at a meeting of defence ministers last month. "The cupboards are bare," said a European official, \
        who doubts that ammunition for Ukraine can be found in such amounts for another year.

        In public all of them repeat that it is for Kyiv alone to decide when to negotiate with Moscow.
        """
      })
  void raisesOneAlertForTalksAndOneForAid(String report) throws Exception {
    Files.writeString(folder.resolve("report.txt"), report);

    Ran ran = replay("--json");

    List<JsonNode> alerts = ran.outLines().stream().map(JsonMapper.shared()::readTree).toList();
    assertThat(ran.exitCode()).isZero();
    assertThat(alerts)
        .extracting(alert -> alert.path("topicId").asString())
        .containsExactlyInAnyOrder("negotiations", "aid");
    assertThat(alerts)
        .allSatisfy(
            alert ->
                assertThat(alert.path("article").path("title").asString())
                    .isEqualTo(report.lines().findFirst().orElseThrow()));
    assertThat(ran.err()).contains("alerts  negotiations  1").doesNotContain("Exception");
  }

  @Test
  void showsPeopleALineAnAlertAndATable() throws Exception {
    Files.writeString(
        folder.resolve("sudan.txt"),
        """
        Sudan's generals agree to a ceasefire — for a week

        The warring sides will stop fighting in Khartoum, mediators said.
        """);

    Ran ran = replay();

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.outLines())
        .first()
        .asString()
        .matches(".*new {4}negotiations  .*\\*ceasefire\\* — for a week {2}desk");
    assertThat(ran.out()).contains("\narticles ").contains("\nalert → delivered ");
  }

  private Ran replay(String... more) {
    String[] all = new String[4 + more.length];
    all[0] = "replay";
    all[1] = folder.toString();
    all[2] = "--once";
    all[3] = "--topics=" + SEEDS;
    System.arraycopy(more, 0, all, 4, more.length);
    return Ran.tocsin(all);
  }
}
