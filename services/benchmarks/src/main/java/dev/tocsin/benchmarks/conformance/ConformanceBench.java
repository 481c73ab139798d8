package dev.tocsin.benchmarks.conformance;

import dev.tocsin.benchmarks.Bar;
import dev.tocsin.benchmarks.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * {@code bench conformance}: what our parser and Rome alone make of the test documents of other
 * feed parsers, and how often that is what those expect.
 */
final class ConformanceBench {
  private final List<Trial> trials;

  private ConformanceBench(List<Trial> trials) {
    this.trials = trials;
  }

  static ConformanceBench run(Path folder) throws IOException {
    return new ConformanceBench(Samples.of(folder).stream().map(Trial::of).toList());
  }

  boolean isEmpty() {
    return trials.isEmpty();
  }

  Tally all() {
    return new Tally(trials);
  }

  Map<String, Tally> sets() {
    return trials.stream()
        .collect(
            Collectors.groupingBy(
                trial -> trial.sample().set(),
                TreeMap::new,
                Collectors.collectingAndThen(Collectors.toList(), Tally::new)));
  }

  List<Trial> trials() {
    return trials;
  }

  Outcome outcome() {
    Tally all = all();
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("documents", (double) all.documents());
    for (Contender contender : Contender.all()) {
      figures.put("read by " + contender, (double) all.read(contender));
      figures.put("crashes of " + contender, (double) all.crashed(contender));
      figures.put("entries of " + contender, (double) all.entries(contender));
    }
    figures.put("expectations that name a field", (double) all.named());
    figures.put("of these judged", (double) all.judged());
    figures.put("not judged", (double) (all.named() - all.judged()));
    for (Contender contender : Contender.all()) {
      figures.put("agreeing with " + contender, (double) all.agreeing(contender));
    }
    return new Outcome(
        "conformance",
        figures,
        List.of(
            Bar.atMost("crashes", (double) all.crashed(Contender.TOCSIN), 0, ""),
            Bar.atLeast(
                "agreement with expectations",
                Tally.percent(all.agreeing(Contender.TOCSIN), all.judged()),
                97,
                "%"),
            Bar.atLeast(
                "judged of those that name a field",
                Tally.percent(all.judged(), all.named()),
                90,
                "%")));
  }
}
