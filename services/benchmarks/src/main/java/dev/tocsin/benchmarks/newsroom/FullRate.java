package dev.tocsin.benchmarks.newsroom;

import dev.tocsin.benchmarks.ProcessCpu;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.streams.StreamsRunner;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * How fast a line works off what waits for it, from when its first hop has something done until
 * every hop has committed all that it was given. All hops begin with nothing done: one that is
 * ahead when the clock starts would be paid for what it did before.
 */
final class FullRate implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);
  private static final Duration DONE_WITHIN = Duration.ofMinutes(10);

  private final KafkaSettings kafka;
  private final Admin admin;

  FullRate(KafkaSettings kafka) {
    this.kafka = kafka;
    this.admin = Admin.create(kafka.client());
  }

  /** Articles a second, and what one cost of all threads of this process, the broker's included. */
  record Rate(double articlesPerSecond, double cpuMicrosAnArticle) {}

  /** Something that is done at the beginning and at the end of what is measured. */
  interface Around {
    Around NOTHING =
        new Around() {
          @Override
          public void begin() {}

          @Override
          public void end(long articles) {}
        };

    void begin() throws Exception;

    void end(long articles) throws Exception;
  }

  Rate of(List<Hop> hops, int articles, Around around) throws Exception {
    List<StreamsRunner> runners =
        hops.stream().map(hop -> StreamsRunner.start(hop.app(), kafka, FullRate::die)).toList();
    try {
      Hop first = hops.getFirst();
      while (committed(first) == 0) {
        waitBefore(Long.MAX_VALUE);
      }
      around.begin();
      long before = committed(first);
      long began = System.nanoTime();
      long cpuBefore = ProcessCpu.nanos();
      while (!hops.stream().allMatch(this::isDone)) {
        waitBefore(began + DONE_WITHIN.toNanos());
      }
      long measured = articles - before;
      double seconds = (System.nanoTime() - began) / 1e9;
      double cpuMicros = (ProcessCpu.nanos() - cpuBefore) / 1e3;
      around.end(measured);
      return new Rate(measured / seconds, cpuMicros / measured);
    } finally {
      runners.forEach(StreamsRunner::close);
    }
  }

  /** Whether a hop has committed all that it was given; its writes are committed with it. */
  private boolean isDone(Hop hop) {
    return committed(hop) == given(hop);
  }

  private long committed(Hop hop) {
    String group = kafka.prefix() + hop.app().name();
    return get(() ->
            admin
                .listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .entrySet()
                .stream())
        .filter(entry -> entry.getKey().topic().equals(kafka.name(hop.from())))
        .mapToLong(entry -> offset(entry.getValue()))
        .sum();
  }

  /** Kafka has null for a partition that a group never committed. */
  private static long offset(OffsetAndMetadata committed) {
    return committed == null ? 0 : committed.offset();
  }

  private long given(Hop hop) {
    Map<TopicPartition, OffsetSpec> ends =
        IntStream.range(0, kafka.partitions())
            .mapToObj(partition -> new TopicPartition(kafka.name(hop.from()), partition))
            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
    return get(
            () ->
                admin
                    .listOffsets(ends, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get())
        .values()
        .stream()
        .mapToLong(ListOffsetsResultInfo::offset)
        .sum();
  }

  private interface Answer<T> {
    T get() throws ExecutionException, InterruptedException;
  }

  private static <T> T get(Answer<T> answer) {
    try {
      return answer.get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void waitBefore(long deadline) throws InterruptedException {
    if (System.nanoTime() > deadline) {
      throw new IllegalStateException("not done within " + DONE_WITHIN);
    }
    Thread.sleep(LOOK_EVERY);
  }

  private static void die(Throwable cause) {
    cause.printStackTrace();
    Runtime.getRuntime().halt(1);
  }

  @Override
  public void close() {
    admin.close();
  }
}
