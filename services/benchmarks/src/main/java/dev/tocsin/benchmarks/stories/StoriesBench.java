package dev.tocsin.benchmarks.stories;

import dev.tocsin.benchmarks.Bar;
import dev.tocsin.benchmarks.Outcome;
import dev.tocsin.domain.story.Grouping;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Labelled texts through the grouping, in five orders: how right and how costly it is. */
public final class StoriesBench {
  private static final int ORDERS = 5;
  private static final double LEAST_F1 = 0.93;
  private static final double LEAST_ON_ARRIVAL = 0.88;
  private static final double LEAST_OF_TITLES = 0.73;

  /** Texts of fewer words on average are headlines. */
  private static final int TITLE_WORDS = 20;

  private final LabelledTexts labelled;

  public StoriesBench(Path file) throws IOException {
    labelled = LabelledTexts.read(file);
  }

  /** Runs it. */
  public Outcome run() {
    List<Agreement> ends = new ArrayList<>();
    List<Agreement> arrivals = new ArrayList<>();
    double microsCpu = 0;
    double microsWall = 0;
    for (int order = 0; order < ORDERS; order++) {
      long cpu = cpuNanos();
      GroupedRun run = new GroupedRun(labelled.texts(), shuffled(order));
      microsCpu = (cpuNanos() - cpu) / 1e3 / labelled.texts().size();
      microsWall = run.nanos() / 1e3 / labelled.texts().size();
      ends.add(Agreement.of(run.inTheEnd(), labelled.clusters()));
      arrivals.add(Agreement.of(run.onArrival(), labelled.clusters()));
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("texts", (double) labelled.texts().size());
    figures.put("clusters as labelled", (double) labelled.clusters().stream().distinct().count());
    figures.put("stories", mean(ends, Agreement::groups));
    figures.put("B3 precision", mean(ends, Agreement::precision));
    figures.put("B3 recall", mean(ends, Agreement::recall));
    figures.put("B3 F1", mean(ends, Agreement::f1));
    figures.put("pairwise F1", mean(ends, Agreement::pairF1));
    figures.put("stories on arrival", mean(arrivals, Agreement::groups));
    figures.put("B3 F1 on arrival", mean(arrivals, Agreement::f1));
    figures.put("pairwise F1 on arrival", mean(arrivals, Agreement::pairF1));
    figures.put("articles/s, last order", 1e6 / microsWall);
    figures.put("µs of CPU an article, last order", microsCpu);
    figures.put("bytes a story", bytesAStory());
    return new Outcome("stories", figures, bars(ends, arrivals));
  }

  private List<Bar> bars(List<Agreement> ends, List<Agreement> arrivals) {
    double f1 = mean(ends, Agreement::f1);
    return areTitles()
        ? List.of(Bar.atLeast("B3 F1 of headlines", f1, LEAST_OF_TITLES, ""))
        : List.of(
            Bar.atLeast("B3 F1", f1, LEAST_F1, ""),
            Bar.atLeast("B3 F1 on arrival", mean(arrivals, Agreement::f1), LEAST_ON_ARRIVAL, ""));
  }

  private boolean areTitles() {
    return labelled.texts().stream().mapToInt(text -> text.split("\\s+").length).average().orElse(0)
        < TITLE_WORDS;
  }

  /** Seeded, so that a figure can be had again. */
  private List<Integer> shuffled(int order) {
    List<Integer> numbers =
        new ArrayList<>(IntStream.range(0, labelled.texts().size()).boxed().toList());
    Collections.shuffle(numbers, new Random(100 + order));
    return numbers;
  }

  private double bytesAStory() {
    long before = usedBytes();
    Grouping grouping = new Grouping("en");
    Instant now = Instant.EPOCH;
    for (int i : shuffled(0)) {
      now = now.plusSeconds(1);
      grouping.place(Integer.toString(i), "", "outlet", now, labelled.texts().get(i), now);
    }
    double bytes = usedBytes() - before;
    return bytes / grouping.openStories();
  }

  private static long usedBytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double mean(List<Agreement> all, ToDoubleFunction<Agreement> figure) {
    return all.stream().mapToDouble(figure).average().orElse(0);
  }
}
