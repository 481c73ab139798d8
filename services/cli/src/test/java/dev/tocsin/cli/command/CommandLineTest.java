package dev.tocsin.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLineTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "up",
        "replay",
        "broker",
        "poller",
        "newsroom",
        "dispatcher",
        "gateway",
        "topics",
        "bench"
      })
  void helpTeachesEachCommand(String command) {
    Ran ran = Ran.tocsin("help", command);

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).startsWith("Usage: tocsin " + command);
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void eachCommandTakesHelpAsAFlag() {
    Ran ran = Ran.tocsin("demo", "--help");

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("--once").contains("Examples:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"feeds add", "feeds list", "topics fmt", "deliveries show"})
  void commandsOfCommandsDoToo(String command) {
    Ran ran = Ran.tocsin((command + " --help").split(" ", -1));

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).startsWith("Usage: tocsin " + command);
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void helpShowsTheWayIn() {
    Ran ran = Ran.tocsin("help");

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("tocsin demo --once").contains("tocsin replay DIR --once");
  }

  @Test
  void suggestsTheCommandThatWasMeant() {
    Ran ran = Ran.tocsin("replya", "here");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("replya").contains("tocsin replay");
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void refusesAReplayOfNothing() {
    Ran ran = Ran.tocsin("replay");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.errLines()).first().isEqualTo("Missing required parameter: 'DIR'");
  }

  @Test
  void refusesADurationThatIsNone() {
    Ran ran = Ran.tocsin("demo", "--for", "0");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.errLines())
        .first()
        .isEqualTo("Invalid value for option '--for': '0' is not a number of seconds");
  }

  @Test
  void refusesJsonOfALiveReplay() {
    Ran ran = Ran.tocsin("replay", "somewhere", "--json");

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.errLines()).singleElement().asString().contains("--once");
  }

  @Test
  void isPlainTextWithoutATerminal() {
    assertThat(Ran.tocsin("help").out()).doesNotContain("\u001b");
  }
}
