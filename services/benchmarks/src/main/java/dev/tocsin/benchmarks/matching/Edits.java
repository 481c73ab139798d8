package dev.tocsin.benchmarks.matching;

import dev.tocsin.domain.Topic;
import java.util.Arrays;
import java.util.List;

/** How long it takes to put one more topic into a full index, between articles. */
final class Edits {
  private static final int COUNT = 2_000;

  private Edits() {}

  /** Microseconds of which 99 % of puts take less. */
  static double p99Micros(Ours ours, List<Topic> more, News news) {
    long[] nanos = new long[Math.min(COUNT, more.size())];
    for (int i = 0; i < nanos.length; i++) {
      ours.judge(news.unseen().get(i % news.unseen().size()));
      long began = System.nanoTime();
      ours.index().put(more.get(i));
      nanos[i] = System.nanoTime() - began;
    }
    Arrays.sort(nanos);
    return nanos[nanos.length * 99 / 100] / 1e3;
  }
}
