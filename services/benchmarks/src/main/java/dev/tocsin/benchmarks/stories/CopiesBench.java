package dev.tocsin.benchmarks.stories;

import dev.tocsin.benchmarks.Bar;
import dev.tocsin.benchmarks.Outcome;
import dev.tocsin.domain.story.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Texts of which some pairs are copies, as the line finds them: within the story that a text joins.
 *
 * <p>Each {@code NAME.train} has a line a text, its id first; {@code NAME.truth} a line a pair.
 */
public final class CopiesBench {
  private static final double LEAST = 0.99;
  private static final String TEXTS = ".train";

  private final Path folder;

  public CopiesBench(Path folder) {
    this.folder = folder;
  }

  /** Runs it over all sets in the folder. */
  public Outcome run() throws IOException {
    Map<String, Double> figures = new LinkedHashMap<>();
    List<Bar> bars = new ArrayList<>();
    for (String name : names()) {
      Map<String, String> texts = texts(folder.resolve(name + TEXTS));
      Set<Set<String>> said = pairs(folder.resolve(name + ".truth"));
      Set<Set<String>> found = found(texts);
      Set<Set<String>> right = new HashSet<>(found);
      right.retainAll(said);
      double recall = said.isEmpty() ? 1 : (double) right.size() / said.size();
      double precision = found.isEmpty() ? 1 : (double) right.size() / found.size();
      figures.put(name + " texts", (double) texts.size());
      figures.put(name + " pairs of copies", (double) said.size());
      figures.put(name + " found", (double) found.size());
      bars.add(Bar.atLeast(name + " recall", recall, LEAST, ""));
      bars.add(Bar.atLeast(name + " precision", precision, LEAST, ""));
    }
    return new Outcome("copies", figures, bars);
  }

  private Set<String> names() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(TEXTS))
          .forEach(name -> names.add(name.substring(0, name.length() - TEXTS.length())));
    }
    if (names.isEmpty()) {
      throw new IOException(folder + " has no *.train with its *.truth");
    }
    return names;
  }

  private static Map<String, String> texts(Path file) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      int space = line.indexOf(' ');
      if (space > 0) {
        texts.put(line.substring(0, space), line.substring(space + 1));
      }
    }
    return texts;
  }

  private static Set<Set<String>> pairs(Path file) throws IOException {
    Set<Set<String>> pairs = new HashSet<>();
    for (String line : Files.readAllLines(file)) {
      String[] ids = line.strip().split("\\s+");
      if (ids.length == 2) {
        pairs.add(Set.of(ids));
      }
    }
    return pairs;
  }

  /** All pairs of one origin, the origin included. */
  private static Set<Set<String>> found(Map<String, String> texts) {
    List<String> ids = List.copyOf(texts.keySet());
    GroupedRun run =
        new GroupedRun(
            List.copyOf(texts.values()), IntStream.range(0, ids.size()).boxed().toList());
    Map<String, List<String>> byOrigin = new HashMap<>();
    for (Report report : run.reports()) {
      String origin = report.copyOf().orElse(report.articleId());
      byOrigin
          .computeIfAbsent(origin, id -> new ArrayList<>())
          .add(ids.get(Integer.parseInt(report.articleId())));
    }
    Set<Set<String>> pairs = new HashSet<>();
    for (List<String> same : byOrigin.values()) {
      for (int i = 0; i < same.size(); i++) {
        for (int j = i + 1; j < same.size(); j++) {
          pairs.add(Set.of(same.get(i), same.get(j)));
        }
      }
    }
    return pairs;
  }
}
