package dev.tocsin.benchmarks.matching;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;

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
   * Microseconds an article: the median of some rounds, each with a contender made anew that has
   * seen the first half of the news and none of the second, which is timed. Rounds before them are
   * for the compiler, which takes some seconds with anybody's code.
   */
  static double unseen(Maker maker, News news, int rounds) throws IOException {
    for (int round = 0; round < WARM_UPS; round++) {
      round(maker, news);
    }
    double[] times = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      times[round] = round(maker, news);
    }
    Arrays.sort(times);
    return times[rounds / 2];
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
