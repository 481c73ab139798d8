package dev.tocsin.replay.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The alerts that a scenario must raise, each at least once, and no other. */
public record Golden(Set<Pair> alerts) {
  private static final String FILE = "golden.yaml";
  private static final List<String> KEYS = List.of("alerts");
  private static final List<String> PAIR_KEYS = List.of("topic", "story");

  /** A topic that alerts on a story, which is named by its label, since ids follow from the run. */
  public record Pair(String topic, String story) implements Comparable<Pair> {
    private static final Comparator<Pair> ORDER =
        Comparator.comparing(Pair::topic).thenComparing(Pair::story);

    /** The pair of an alert; an article without a label stands for itself, by its URL. */
    public static Pair of(String topic, String articleUrl, Scenario scenario) {
      String story =
          scenario.articles().stream()
              .filter(article -> article.url().equals(articleUrl) && !article.story().isEmpty())
              .map(ScenarioArticle::story)
              .findFirst()
              .orElse(articleUrl);
      return new Pair(topic, story);
    }

    @Override
    public int compareTo(Pair other) {
      return ORDER.compare(this, other);
    }
  }

  public Golden {
    alerts = Set.copyOf(alerts);
  }

  /**
   * The golden file of a scenario's folder, or empty when it has none.
   *
   * @throws ScenarioException with all that is wrong in it
   */
  public static Optional<Golden> in(Path folder) throws ScenarioException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Problems problems = new Problems(FILE);
    Set<Pair> alerts = new TreeSet<>();
    SourceFile.read(file, problems)
        .map(text -> YamlReader.read(text, 0, problems).allowing(KEYS).mappings("alerts"))
        .orElse(List.of())
        .forEach(fields -> addPair(fields.allowing(PAIR_KEYS), alerts, problems));
    problems.throwIfAny();
    return Optional.of(new Golden(alerts));
  }

  private static void addPair(Fields fields, Set<Pair> alerts, Problems problems) {
    Pair pair = new Pair(fields.required("topic"), fields.required("story"));
    if (!alerts.add(pair)) {
      problems.add(
          fields.line("topic"),
          pair.topic() + " on " + pair.story() + " stands here twice",
          "keep one");
    }
  }

  public GoldenReport compare(Set<Pair> came) {
    return new GoldenReport(alerts.size(), without(alerts, came), without(came, alerts));
  }

  private static List<Pair> without(Set<Pair> pairs, Set<Pair> others) {
    return pairs.stream().filter(pair -> !others.contains(pair)).sorted().toList();
  }
}
