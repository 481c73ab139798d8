package dev.tocsin.benchmarks.matching;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** What a second thread gains, beside what it gains a loop that only computes. */
final class TwoThreads {
  private static final long NANOS = 1_500_000_000L;
  private static final int ROUNDS = 3;

  private TwoThreads() {}

  /** Work that can be done again and again. */
  private interface Step {
    void run() throws IOException;
  }

  /** The gain of two threads with an index each, as a share of the gain of a pure CPU loop. */
  static double shareOfPureGain(Stopwatch.Maker maker, News news)
      throws IOException, InterruptedException {
    try (Contender one = maker.make();
        Contender other = maker.make()) {
      List<Step> matching = List.of(judging(one, news), judging(other, news));
      List<Step> computing = List.of(computing(), computing());
      rate(matching, 2);
      double best = 0;
      for (int round = 0; round < ROUNDS; round++) {
        double matched = rate(matching, 2) / rate(matching, 1);
        double computed = rate(computing, 2) / rate(computing, 1);
        best = Math.max(best, matched / computed);
      }
      return best;
    }
  }

  private static Step judging(Contender contender, News news) {
    List<String> texts = news.all();
    int[] at = {0};
    return () -> contender.judge(texts.get(at[0]++ % texts.size()));
  }

  private static Step computing() {
    long[] state = {88_172_645_463_325_252L};
    return () -> {
      for (int i = 0; i < 10_000; i++) {
        state[0] ^= state[0] << 13;
        state[0] ^= state[0] >>> 7;
        state[0] ^= state[0] << 17;
      }
    };
  }

  /** Steps a second of some threads together. */
  private static double rate(List<Step> steps, int threads) throws InterruptedException {
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Callable<Long>> runs =
          IntStream.range(0, threads)
              .<Callable<Long>>mapToObj(thread -> () -> count(steps.get(thread)))
              .toList();
      long sum = 0;
      for (Future<Long> run : executor.invokeAll(runs)) {
        sum += run.get();
      }
      return (double) sum / NANOS;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long count(Step step) throws IOException {
    long end = System.nanoTime() + NANOS;
    long count = 0;
    while (System.nanoTime() < end) {
      step.run();
      count++;
    }
    return count;
  }
}
