package dev.tocsin.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsLoaderTest {
  private static final Map<String, String> NONE = Map.of();

  @TempDir private Path folder;

  @Test
  void takesTheFlagOverTheVariableOverTheFileOverTheDefault() throws Exception {
    Path file = file("gateway: {port: 1, host: localhost}\nbroker: {port: 1}\nops: {port: 1}\n");
    Map<String, String> environment = Map.of("TOCSIN_GATEWAY_PORT", "2", "TOCSIN_BROKER_PORT", "2");
    Map<String, String> flags = Map.of("gateway.port", "3");

    Settings settings = SettingsLoader.load(Optional.of(file), environment, flags);

    assertThat(settings.get(Settings.GATEWAY_PORT)).isEqualTo(3);
    assertThat(settings.get(Settings.BROKER_PORT)).isEqualTo(2);
    assertThat(settings.get(Settings.OPS_PORT)).isEqualTo(1);
    assertThat(settings.get(Settings.GATEWAY_HOST)).isEqualTo("localhost");
    assertThat(settings.get(Settings.KAFKA_PREFIX)).isEqualTo("tocsin.");
  }

  @Test
  void readsListsAndDurationsInTheirForms() throws Exception {
    Path file = file("outbound: {allow: [10.0.0.0/8, localhost]}\npoller: {deadline: PT5S}\n");
    Map<String, String> environment =
        Map.of(
            "TOCSIN_GATEWAY_TOKENS", "first-long-token-1, second-long-token-2",
            "TOCSIN_POLLER_SITE_GAP", "250ms");

    Settings settings = SettingsLoader.load(Optional.of(file), environment, NONE);

    assertThat(settings.get(Settings.ALLOW)).containsExactly("10.0.0.0/8", "localhost");
    assertThat(settings.get(Settings.GATEWAY_TOKENS))
        .containsExactly("first-long-token-1", "second-long-token-2");
    assertThat(settings.get(Settings.FETCH_DEADLINE)).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.get(Settings.SITE_GAP)).isEqualTo(Duration.ofMillis(250));
  }

  @Test
  void hasADefaultForEverything() throws Exception {
    Path empty = file("# nothing is set\n");

    Settings settings = SettingsLoader.load(Optional.of(empty), NONE, NONE);

    assertThat(Settings.ALL).allSatisfy(setting -> assertThat(settings.get(setting)).isNotNull());
  }

  @Test
  void tellsEverythingThatIsWrongWithItsPlaceAndWhatToWrite() throws Exception {
    Path file =
        file(
            """
            gateway:
              prot: 8080
            poller:
              deadline: soon
            """);

    assertThat(
            problems(
                Optional.of(file),
                Map.of("TOCSIN_BROKER_PORT", "70000"),
                Map.of("ops.port", "many", "nonsense", "1")))
        .containsExactlyInAnyOrder(
            file + ":2:3: there is no setting 'gateway.prot'; did you mean gateway.port?",
            "--set nonsense: there is no setting 'nonsense'; docs/settings.md lists them",
            "TOCSIN_BROKER_PORT: broker.port is '70000', expected a number from 0 to 65535",
            "--set ops.port: ops.port is 'many', expected a number from 0 to 65535",
            file
                + ":4:3: poller.deadline is 'soon', expected a duration such as 500ms, 10s, 5m, 2h"
                + " or PT10S");
  }

  @Test
  void refusesADeadlineOfNoTime() throws Exception {
    assertThat(problems(Optional.empty(), NONE, Map.of("poller.deadline", "0s")))
        .containsExactly(
            "--set poller.deadline: poller.deadline is '0s', expected a duration of 1ms or more");
  }

  @Test
  void saysLineAndColumnOfASyntaxErrorAndWhatWasExpected() throws Exception {
    Path file = file("gateway:\n  tokens: [a, b\ndata: /tmp\n");

    assertThat(problems(Optional.of(file), NONE, NONE))
        .singleElement()
        .asString()
        .startsWith(file + ":3:5: expected ',' or ']'");
  }

  @Test
  void refusesASettingThatStandsTwice() throws Exception {
    Path file = file("data: one\ndata: two\n");

    assertThat(problems(Optional.of(file), NONE, NONE))
        .singleElement()
        .asString()
        .startsWith(file + ":2:5: ")
        .contains("\"data\"");
  }

  @Test
  void refusesAFileThatHoldsNoSettings() throws Exception {
    Path file = file("- gateway\n");

    assertThat(problems(Optional.of(file), NONE, NONE))
        .containsExactly(file + ": expected settings such as 'gateway: {port: 8090}'");
  }

  @Test
  void refusesANamedFileThatIsMissing() {
    Path missing = folder.resolve("missing.yaml");

    assertThat(problems(Optional.of(missing), NONE, NONE))
        .containsExactly(missing + ": there is no such file");
  }

  private static List<String> problems(
      Optional<Path> file, Map<String, String> environment, Map<String, String> flags) {
    return assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> SettingsLoader.load(file, environment, flags))
        .actual()
        .problems();
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("tocsin.yaml"), text);
  }
}
