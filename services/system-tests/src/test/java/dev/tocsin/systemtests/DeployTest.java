package dev.tocsin.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.tocsin.cli.line.Line;
import dev.tocsin.cli.settings.Setting;
import dev.tocsin.cli.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What is deployed says what the code knows; whether it also starts is for other tests to show. */
class DeployTest {
  private static final Path PROMETHEUS = Compose.FOLDER.resolve("prometheus");
  private static final Pattern VARIABLE = Pattern.compile("TOCSIN_[A-Z_]+");
  private static final Pattern JVM_FLAG = Pattern.compile("-X[\\w:+=]+|--[a-z-]+=[\\w-]+");

  @Test
  void startsEveryServiceOnTheSharedKafka() throws Exception {
    Compose compose = Compose.read();

    List<String> ours = compose.ours();

    assertThat(ours)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Line.Part.values()).map(Line.Part::label).toList());
    assertThat(ours)
        .allSatisfy(
            name ->
                assertThat(compose.command(name)).containsExactly(name, "--kafka", "kafka:9092"));
    assertThat(compose.all()).contains("kafka", "prometheus", "grafana");
  }

  @ParameterizedTest
  @ValueSource(strings = {"compose.yaml", "Dockerfile", "systemd/tocsin.service", "README.md"})
  void setsOnlyWhatIsASetting(String file) throws Exception {
    String text = Files.readString(Compose.FOLDER.resolve(file));

    Set<String> variables = found(VARIABLE, text);

    assertThat(Settings.ALL).extracting(Setting::variable).containsAll(variables);
  }

  @Test
  void publishesToThisMachineOnly() throws Exception {
    Compose compose = Compose.read();

    List<String> published =
        compose.all().stream().flatMap(name -> compose.ports(name).stream()).toList();

    assertThat(published).hasSize(2).allMatch(port -> port.startsWith("127.0.0.1:"));
  }

  @Test
  void runsTheKafkaThatIsTested() throws Exception {
    String image = Compose.read().image("kafka");

    assertThat(image).isEqualTo("apache/kafka:" + AppInfoParser.getVersion());
  }

  @Test
  void startsTheJvmAsTheLauncherDoes() throws Exception {
    String launcher = Files.readString(TocsinProcess.home().resolve("tocsin"));
    String forAll = launcher.substring(launcher.indexOf("flags=("), launcher.indexOf("if [ -t 1"));

    Set<String> flags = found(JVM_FLAG, forAll);

    assertThat(flags).hasSizeGreaterThan(3);
    assertThat(Files.readString(Compose.FOLDER.resolve("Dockerfile"))).contains(flags);
  }

  @Test
  void keepsEverySeriesThatIsAskedFor() throws Exception {
    String text = Files.readString(PROMETHEUS.resolve("prometheus.yml"));
    JsonNode jobs = YAMLMapper.shared().readTree(text).path("scrape_configs");

    Pattern kept = Pattern.compile(jobs.findValuesAsString("regex").getFirst());

    assertThat(WatchedSeries.askedFor()).isNotEmpty().allMatch(kept.asMatchPredicate());
  }

  @Test
  void raisesTheAlarmsThatTheTestsOfTheRulesWant() throws Exception {
    Process promtool = promtool("test", "rules", "rules-test.yml");

    String output = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(promtool.waitFor()).as(output).isZero();
  }

  @Test
  void configuresPrometheusInItsOwnWords() throws Exception {
    Process promtool = promtool("check", "config", "--syntax-only", "prometheus.yml");

    String output = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(promtool.waitFor()).as(output).isZero();
  }

  private static Process promtool(String... arguments) {
    List<String> command = Stream.concat(Stream.of("promtool"), Stream.of(arguments)).toList();
    try {
      return new ProcessBuilder(command)
          .directory(PROMETHEUS.toFile())
          .redirectErrorStream(true)
          .start();
    } catch (IOException e) {
      String skipped = "NOT CHECKED: " + String.join(" ", command) + " (install promtool)";
      System.err.println(skipped);
      return abort(skipped);
    }
  }

  private static Set<String> found(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    pattern.matcher(text).results().map(MatchResult::group).forEach(found::add);
    return found;
  }
}
