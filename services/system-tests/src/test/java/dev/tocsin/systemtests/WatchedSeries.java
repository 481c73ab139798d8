package dev.tocsin.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The names of series: those that rules and dashboard ask for, and those that a scrape shows. */
final class WatchedSeries {
  static final Path RULES = Compose.FOLDER.resolve("prometheus/rules.yml");
  private static final Path DASHBOARD = Compose.FOLDER.resolve("grafana/dashboards/tocsin.json");

  private static final Pattern SHOWN = Pattern.compile("(?m)^[a-z]\\w*");

  /** Of a PromQL expression: texts, selectors, ranges, lists of labels, offsets. */
  private static final Pattern NO_NAMES =
      Pattern.compile(
          "\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]|\\b(by|without|on|ignoring)\\s*\\([^)]*\\)"
              + "|\\boffset\\s+\\w+");

  /** What is left of it, but for what is called like a function, and numbers. */
  private static final Pattern NAME = Pattern.compile("\\b[a-zA-Z_]\\w*\\b(?!\\s*\\()");

  private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool");
  private static final Set<String> BY_PROMETHEUS_ITSELF = Set.of("up", "ALERTS");

  private WatchedSeries() {}

  static Set<String> askedFor() throws IOException {
    JsonNode rules = YAMLMapper.shared().readTree(Files.readString(RULES));
    JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(DASHBOARD));
    Set<String> names = new TreeSet<>();
    rules.findValuesAsString("expr").forEach(expression -> names.addAll(in(expression)));
    dashboard.findValuesAsString("expr").forEach(expression -> names.addAll(in(expression)));
    names.removeAll(BY_PROMETHEUS_ITSELF);
    return names;
  }

  static Set<String> shownIn(String scrape) {
    return found(SHOWN, scrape);
  }

  private static Set<String> in(String expression) {
    Set<String> names = found(NAME, NO_NAMES.matcher(expression).replaceAll(" "));
    names.removeAll(OPERATORS);
    return names;
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
