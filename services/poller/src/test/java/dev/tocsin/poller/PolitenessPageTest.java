package dev.tocsin.poller;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/politeness.md}, made of the rules and of the tests that carry their numbers. */
final class PolitenessPageTest {
  private static final Path PAGE = Path.of("..", "..", "docs", "politeness.md");

  /** Where one URL is one feed is decided: not here. */
  private static final Path GATEWAY_TEST =
      Path.of("..", "gateway", "src/test/java/dev/tocsin/gateway/RegistryApiTest.java");

  private static final String GATEWAY_RULE = "aSecondFeedOfOneUrlIsRefused";

  private static final List<Class<?>> SUITE = List.of(PolitenessTest.class, PollerTest.class);

  private static final String HEAD =
      """
      # Polite polling

      What publishers ask of those who poll their feeds, and how Tocsin keeps it: each rule has a test under
      its number in `PolitenessTest`, where the poller asks a real server that keeps every request. This page
      is made of them: change them, then run
      `mvn -pl services/poller -am test -Dtest=PolitenessPageTest -Dgolden=write -Dsurefire.failIfNoSpecifiedTests=false`.

      Beside it, four well-known readers, by what their published sources showed when we looked (2024 to
      2026); "unknown" is where we did not find out. They change: take it as a hint, not as a verdict.

      | | rule | Tocsin's tests | Miniflux | FreshRSS | CommaFeed | NewsBlur |
      |---|---|---|---|---|---|---|
      """;

  private static final String FOOT =
      """

      Pages of articles, where a feed asks for full text, are asked for by the same rules: each takes its turn
      at its own site, together with the site's feeds, after the gap and after what `Crawl-delay` asks for (at
      most 30 s); `robots.txt` of each host is obeyed, also where a redirect leads, and asked for once a day; while it
      cannot be had, nothing is asked. A page is asked for once, and once more when its entry is taken out of the feed from
      between others. A 429 or a Retry-After lets the host's pages and feeds rest. `PageClientTest` and `PageErrandTest` have the tests.

      What the poller was told, and what follows from it, is in a feed's status: `tocsin feeds show ID` prints
      the last polls, the time of the next one, and why it is then and not before.
      """;

  @Test
  void saysWhatTheSuiteShows() throws IOException {
    String text =
        Stream.of(PolitenessRule.values())
            .map(rule -> rule.row(tests(rule)))
            .collect(Collectors.joining("\n", HEAD, "\n" + FOOT));

    if (System.getProperty("golden", "check").equals("write")) {
      Files.writeString(PAGE, text);
    }
    assertThat(PAGE).describedAs("stale: write it anew with -Dgolden=write").hasContent(text);
  }

  @Test
  void ruleOfTheGatewayIsTestedThere() throws IOException {
    assertThat(GATEWAY_TEST).content().contains("void " + GATEWAY_RULE + "()");
  }

  private static String tests(PolitenessRule rule) {
    if (rule == PolitenessRule.R22) {
      return "`RegistryApiTest." + GATEWAY_RULE + "`: the gateway refuses the second";
    }
    String prefix = "rule" + rule.number();
    List<String> tests =
        SUITE.stream()
            .flatMap(suite -> Arrays.stream(suite.getDeclaredMethods()))
            .map(Method::getName)
            .filter(name -> name.startsWith(prefix))
            .sorted()
            .map(name -> "`" + name + "`")
            .toList();
    assertThat(tests).describedAs("tests of " + rule).isNotEmpty();
    return String.join(", ", tests);
  }
}
