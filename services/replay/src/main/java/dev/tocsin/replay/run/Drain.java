package dev.tocsin.replay.run;

import dev.tocsin.messaging.KafkaSettings;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Knows when the line has nothing left to do.
 *
 * <p>News flows left to right, so hop after hop is waited for: once a hop has committed its last
 * input, what it made of it is committed too, and stands before the next one. Ends of Kafka topics
 * count transaction markers, which nobody commits past, so the last records are what is compared;
 * the recorder has read them.
 *
 * <p>A transaction is committed on one partition after the other. So a hop's input may still be
 * open when the output beside it, or the offset before it, can be read: nothing is through while a
 * partition holds records past its last stable offset.
 */
public final class Drain implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

  private final KafkaSettings kafka;
  private final Recorder recorder;
  private final Admin admin;

  public Drain(KafkaSettings kafka, Recorder recorder) {
    this.kafka = kafka;
    this.recorder = recorder;
    this.admin = Admin.create(kafka.client());
  }

  /** Waits until all hops are through. */
  public void await(Duration patience) throws InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + patience.toNanos();
    for (Hop hop : Hop.LINE) {
      while (!through(hop)) {
        if (System.nanoTime() > deadline) {
          throw new TimeoutException(
              hop.app() + " has not worked off " + hop.topic().name() + " in " + patience);
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
      }
    }
  }

  private boolean through(Hop hop) throws InterruptedException {
    String topic = kafka.name(hop.topic());
    Map<TopicPartition, Long> written = ends(topic, IsolationLevel.READ_UNCOMMITTED);
    Map<TopicPartition, Long> ends = ends(topic, IsolationLevel.READ_COMMITTED);
    if (ends.entrySet().stream()
        .anyMatch(end -> end.getValue() < written.getOrDefault(end.getKey(), 0L))) {
      return false;
    }
    Map<TopicPartition, Long> last = recorder.lastOffsetsUpTo(ends);
    Map<TopicPartition, OffsetAndMetadata> done = committed(kafka.prefix() + hop.app());
    return last.keySet().containsAll(ends.keySet())
        && last.entrySet().stream().allMatch(entry -> covers(done, entry));
  }

  private static boolean covers(
      Map<TopicPartition, OffsetAndMetadata> done, Map.Entry<TopicPartition, Long> last) {
    OffsetAndMetadata committed = done.get(last.getKey());
    return last.getValue() < 0 || (committed != null && committed.offset() > last.getValue());
  }

  private Map<TopicPartition, Long> ends(String topic, IsolationLevel isolation)
      throws InterruptedException {
    Map<TopicPartition, OffsetSpec> latest =
        recorder.partitionsOf(topic).stream()
            .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
    return await(admin.listOffsets(latest, new ListOffsetsOptions(isolation)).all())
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  private Map<TopicPartition, OffsetAndMetadata> committed(String group)
      throws InterruptedException {
    return await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
  }

  private static <T> T await(KafkaFuture<T> future) throws InterruptedException {
    try {
      return future.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Kafka does not answer: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    admin.close(ANSWER_WITHIN);
  }
}
