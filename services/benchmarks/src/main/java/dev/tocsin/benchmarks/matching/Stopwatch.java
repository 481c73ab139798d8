package dev.tocsin.benchmarks.matching;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Times contenders by the CPU time of the thread that runs them, so that a busy machine matters
 * less.
 */
final class Stopwatch {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long MICRO = 1_000;
  private static final int WARM_UPS = 4;

  private Stopwatch() {}

  /** Makes a contender that has not seen any article. */
  interface Maker {
    Contender make() throws IOException;
  }

  /**
   * Microseconds an article of two contenders, by their names: the median of some rounds, each with
   * one made anew that has seen the first half of the news and none of the second, which is timed.
   * They take turns, because the machine's memory may be twice as slow in the next second. Rounds
   * before those that count are for the compiler, which takes some seconds with anybody's code.
   */
  static Map<String, Double> inTurns(
      String name, Maker maker, String rival, Maker rivalMaker, News news, int rounds)
      throws IOException {
    double[] times = new double[rounds];
    double[] rivals = new double[rounds];
    for (int round = -WARM_UPS; round < rounds; round++) {
      double micros = round(maker, news);
      double rivalMicros = round(rivalMaker, news);
      if (round >= 0) {
        times[round] = micros;
        rivals[round] = rivalMicros;
      }
    }
    return Map.of(name, median(times), rival, median(rivals));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  /**
   * Microseconds an article of a contender whose speed does not hang on what it saw before and
   * which is too slow to be given everything: as many articles as it manages.
   */
  static double atMost(Contender contender, News news, double seconds) throws IOException {
    during(contender, news.seen(), seconds / 2);
    return during(contender, news.unseen(), seconds);
  }

  private static double round(Maker maker, News news) throws IOException {
    try (Contender contender = maker.make()) {
      pass(contender, news.seen());
      return pass(contender, news.unseen());
    }
  }

  private static double during(Contender contender, List<String> texts, double seconds)
      throws IOException {
    long began = THREADS.getCurrentThreadCpuTime();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    int judged = 0;
    while (System.nanoTime() < end) {
      contender.judge(texts.get(judged++ % texts.size()));
    }
    return (double) (THREADS.getCurrentThreadCpuTime() - began) / judged / MICRO;
  }

  private static double pass(Contender contender, List<String> texts) throws IOException {
    long began = THREADS.getCurrentThreadCpuTime();
    for (String text : texts) {
      contender.judge(text);
    }
    return (double) (THREADS.getCurrentThreadCpuTime() - began) / texts.size() / MICRO;
  }
}
