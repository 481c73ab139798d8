package dev.tocsin.benchmarks.newsroom;

import com.sun.management.ThreadMXBean;
import dev.tocsin.benchmarks.ProcessCpu;
import dev.tocsin.cli.terminal.Table;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * CPU time by step, from the samples of the JVM's flight recorder. What the JVM's own threads take
 * is what the process took beyond its Java threads.
 */
final class WhereTimeGoes implements FullRate.Around {
  private static final Duration SAMPLED_EVERY = Duration.ofMillis(10);
  private static final String SAMPLE = "jdk.ExecutionSample";

  private final Path file;
  private final Recording recording = new Recording();
  private final Map<Step, Double> micros = new EnumMap<>(Step.class);
  private long processBefore;
  private Map<Long, Long> threadsBefore = Map.of();

  /**
   * A profile.
   *
   * @param file where the samples are kept meanwhile
   */
  WhereTimeGoes(Path file) {
    this.file = file;
  }

  @Override
  public void begin() {
    recording.enable(SAMPLE).withPeriod(SAMPLED_EVERY);
    recording.start();
    processBefore = ProcessCpu.nanos();
    threadsBefore = threadNanos();
  }

  @Override
  public void end(long articles) throws IOException {
    double process = ProcessCpu.nanos() - processBefore;
    double threads =
        threadNanos().entrySet().stream()
            .mapToLong(entry -> entry.getValue() - threadsBefore.getOrDefault(entry.getKey(), 0L))
            .sum();
    recording.stop();
    recording.dump(file);
    recording.close();
    Map<Step, Integer> samples = samples();
    double all = samples.values().stream().mapToInt(count -> count).sum();
    samples.forEach((step, count) -> micros.put(step, threads / 1e3 / articles * count / all));
    micros.put(Step.NATIVE, (process - threads) / 1e3 / articles);
  }

  private Map<Step, Integer> samples() throws IOException {
    Map<Step, Integer> samples = new EnumMap<>(Step.class);
    try (RecordingFile events = new RecordingFile(file)) {
      while (events.hasMoreEvents()) {
        RecordedEvent event = events.readEvent();
        if (event.getEventType().getName().equals(SAMPLE) && event.getStackTrace() != null) {
          samples.merge(step(event), 1, Integer::sum);
        }
      }
    }
    return samples;
  }

  private static Step step(RecordedEvent sample) {
    return Step.of(
        String.valueOf(sample.getThread("sampledThread").getJavaName()),
        sample.getStackTrace().getFrames().stream()
            .map(frame -> frame.getMethod().getType().getName()));
  }

  /** The steps, the greatest first, with the CPU time that an article takes there. */
  String table() {
    double all = micros.values().stream().mapToDouble(each -> each).sum();
    Table table = new Table(Table.terminalWidth());
    table.row("where the time goes", "µs an article", "%");
    micros.entrySet().stream()
        .sorted(Map.Entry.<Step, Double>comparingByValue().reversed())
        .forEach(
            step ->
                table.row(
                    step.getKey().label(),
                    "%,.0f".formatted(step.getValue()),
                    "%.0f".formatted(100 * step.getValue() / all)));
    return table.toString();
  }

  /** The same as figures. */
  Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    micros.forEach((step, each) -> figures.put(step.label() + " (µs an article)", each));
    return figures;
  }

  private static Map<Long, Long> threadNanos() {
    ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    long[] ids = threads.getAllThreadIds();
    long[] nanos = threads.getThreadCpuTime(ids);
    Map<Long, Long> byThread = new HashMap<>();
    for (int i = 0; i < ids.length; i++) {
      byThread.put(ids[i], Math.max(0, nanos[i]));
    }
    return byThread;
  }
}
