package dev.tocsin.benchmarks.extraction;

import dev.tocsin.benchmarks.Bar;
import dev.tocsin.benchmarks.Outcome;
import dev.tocsin.cli.terminal.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * {@code bench extraction}: the words that we find on pages beside those that are expected, and
 * beside what readability4j finds alone.
 */
final class ExtractionBench {
  private static final double NEARLY_ALL = 0.98;

  private final List<PageTrial> trials;

  private ExtractionBench(List<PageTrial> trials) {
    this.trials = trials;
  }

  /** Runs over each folder below that has a page and what is expected of it. */
  static ExtractionBench run(Path folder) throws IOException {
    List<Path> pages;
    try (Stream<Path> walk = Files.walk(folder)) {
      pages =
          walk.filter(file -> file.endsWith("source.html"))
              .map(Path::getParent)
              .filter(page -> Files.exists(page.resolve("expected.html")))
              .sorted()
              .toList();
    }
    List<PageTrial> trials = new ArrayList<>();
    for (Path page : pages) {
      trials.add(PageTrial.of(page));
    }
    return new ExtractionBench(trials);
  }

  boolean isEmpty() {
    return trials.isEmpty();
  }

  Outcome outcome() {
    Map<String, Double> figures = new LinkedHashMap<>();
    double ours = 100 * mean(trial -> trial.ours().f1());
    double alone = 100 * mean(trial -> trial.readability().f1());
    figures.put("pages", (double) trials.size());
    figures.put("token F1 (%)", ours);
    figures.put("token F1 of readability4j alone (%)", alone);
    figures.put("precision (%)", 100 * mean(trial -> trial.ours().precision()));
    figures.put("recall (%)", 100 * mean(trial -> trial.ours().recall()));
    figures.put("pages below 98 %", count(trial -> trial.ours().f1() < NEARLY_ALL));
    figures.put(
        "pages below 98 % of readability4j", count(trial -> trial.readability().f1() < NEARLY_ALL));
    figures.put("authors expected", count(trial -> trial.author().isPresent()));
    figures.put("authors found", count(trial -> trial.author().orElse(false)));
    figures.put("ms a page", millis(PageTrial::oursTook));
    figures.put("ms a page of readability4j", millis(PageTrial::readabilityTook));
    return new Outcome(
        "extraction",
        figures,
        List.of(
            Bar.atLeast("token F1, less that of readability4j alone", ours - alone, 0, "points")));
  }

  /** The pages on which either is not nearly right. */
  String table() {
    Table table = new Table(Table.terminalWidth());
    table.row("page", "F1", "precision", "recall", "readability4j", "found by");
    trials.stream()
        .filter(trial -> Math.min(trial.ours().f1(), trial.readability().f1()) < NEARLY_ALL)
        .forEach(
            trial ->
                table.row(
                    trial.name(),
                    percent(trial.ours().f1()),
                    percent(trial.ours().precision()),
                    percent(trial.ours().recall()),
                    percent(trial.readability().f1()),
                    trial.how()));
    return table.toString();
  }

  private static String percent(double share) {
    return "%.1f %%".formatted(100 * share);
  }

  private double mean(ToDoubleFunction<PageTrial> what) {
    return trials.stream().mapToDouble(what).average().orElse(0);
  }

  private double millis(Function<PageTrial, Duration> took) {
    return mean(trial -> took.apply(trial).toNanos() / 1e6);
  }

  private double count(Function<PageTrial, Boolean> which) {
    return trials.stream().filter(which::apply).count();
  }
}
