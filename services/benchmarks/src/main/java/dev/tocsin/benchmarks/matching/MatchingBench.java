package dev.tocsin.benchmarks.matching;

import dev.tocsin.benchmarks.Bar;
import dev.tocsin.benchmarks.Outcome;
import dev.tocsin.messaging.Json;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;

/**
 * Matching beside Lucene's analyser, its Monitor and its MemoryIndex, at several numbers of topics.
 */
public final class MatchingBench {
  /** The numbers of topics that are measured unless one is named. */
  public static final List<Integer> SIZES = List.of(1_000, MatchingRun.MIDDLE, MatchingRun.LARGE);

  private static final TypeReference<Map<String, Double>> FIGURES = new TypeReference<>() {};

  private final List<Integer> sizes;
  private final Optional<Path> articles;
  private final Map<Integer, Map<String, Double>> measured = new TreeMap<>();

  public MatchingBench(List<Integer> sizes, Optional<Path> articles) {
    this.sizes = List.copyOf(sizes);
    this.articles = articles;
  }

  /** Measures everything; takes a few minutes and says on stderr where it is. */
  public Outcome run() throws IOException, InterruptedException {
    for (int size : sizes) {
      System.err.printf("measuring at %,d topics …%n", size);
      measured.put(size, figures(size));
    }
    return new Outcome("matching", flat(), bars());
  }

  /** What was measured, by the number of topics. */
  public MatchingTable table() {
    return new MatchingTable(measured);
  }

  /**
   * A JVM of its own has no code compiled for another number of topics. It collects as the line
   * does: a heap that is all young lets every object fall on memory that no cache holds.
   */
  private Map<String, Double> figures(int size) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                MatchingRun.class.getName(),
                Integer.toString(size)));
    articles.ifPresent(file -> command.add(file.toAbsolutePath().toString()));
    Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    String figures = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException("the run at %,d topics ended with exit code %d".formatted(size, code));
    }
    return Json.mapper().readValue(figures, FIGURES);
  }

  private Map<String, Double> flat() {
    Map<String, Double> flat = new LinkedHashMap<>();
    measured.forEach(
        (size, figures) ->
            figures.forEach(
                (name, value) -> flat.put("%s, %d topics".formatted(name, size), value)));
    return flat;
  }

  private List<Bar> bars() {
    List<Bar> bars = new ArrayList<>();
    measured.forEach(
        (size, figures) -> {
          double ours = figures.getOrDefault(MatchingRun.OURS, Double.NaN);
          bars.add(
              Bar.atMost(
                  "articles judged unlike Lucene, %,d topics".formatted(size),
                  figures.getOrDefault(MatchingRun.DIFFERENCES, Double.NaN),
                  0,
                  "of 300"));
          double monitor =
              Math.min(
                  figures.getOrDefault(MatchingRun.MULTIPASS, Double.NaN),
                  figures.getOrDefault(MatchingRun.PRESEARCHER, Double.NaN));
          if (size == MatchingRun.MIDDLE) {
            bars.add(Bar.atLeast("times Lucene Monitor, 10,000 topics", monitor / ours, 20, "x"));
            bars.addAll(atTheMiddle(ours, figures));
          }
          if (size == MatchingRun.LARGE) {
            bars.add(Bar.atLeast("times Lucene Monitor, 100,000 topics", monitor / ours, 12, "x"));
            bars.addAll(atTheLarge(figures));
          }
        });
    return bars;
  }

  private static List<Bar> atTheMiddle(double ours, Map<String, Double> figures) {
    double analysis = figures.getOrDefault(MatchingRun.ANALYSIS, Double.NaN);
    return List.of(
        Bar.atMost("of EnglishAnalyzer's time, 10,000 topics", ours / analysis, 1.5, "x"),
        Bar.atMost(
            "the same with 30 % weighted topics",
            figures.getOrDefault(MatchingRun.WEIGHTED, Double.NaN)
                / figures.getOrDefault(MatchingRun.WEIGHTED_ANALYSIS, Double.NaN),
            1.5,
            "x"),
        Bar.atLeast(
            "gain of a second thread, of a pure loop's",
            figures.getOrDefault(MatchingRun.TWO_THREADS, Double.NaN),
            .85,
            "x"),
        Bar.atMost(
            "slowest refusal of a query bomb",
            figures.getOrDefault(MatchingRun.BOMBS, Double.NaN),
            50,
            "ms"));
  }

  private static List<Bar> atTheLarge(Map<String, Double> figures) {
    return List.of(
        Bar.atMost(
            "heap of 100,000 topics",
            figures.getOrDefault(MatchingRun.MEGABYTES, Double.NaN),
            200,
            "MB"),
        Bar.atMost(
            "adding one to 100,000 topics, p99",
            figures.getOrDefault(MatchingRun.EDIT_P99, Double.NaN),
            1_000,
            "us"));
  }
}
