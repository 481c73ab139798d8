package dev.tocsin.messaging;

import dev.tocsin.messaging.KafkaTopic.Cleanup;
import dev.tocsin.messaging.KafkaTopic.Spread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Makes the Kafka topics of the catalogue, and refuses to start over ones that differ: a partition
 * count is fixed for ever, because it decides who owns what.
 */
public final class Provisioner {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final short BROKER_DEFAULT = -1;
  private static final int SMALL_SEGMENT = 16 << 20;

  private final KafkaSettings kafka;
  private final Duration patience;

  public Provisioner(KafkaSettings kafka) {
    this(kafka, PATIENCE);
  }

  Provisioner(KafkaSettings kafka, Duration patience) {
    this.kafka = kafka;
    this.patience = patience;
  }

  /**
   * Makes what is missing among these and checks what is there. When it returns, the broker knows
   * them all.
   */
  public void provision(Collection<? extends KafkaTopic<?>> topics) throws ProvisioningException {
    try (Admin admin = admin()) {
      Map<String, TopicDescription> there = describe(admin, topics);
      check(topics, there);
      create(
          admin, topics.stream().filter(topic -> !there.containsKey(kafka.name(topic))).toList());
      check(topics, awaitAll(admin, topics));
    }
  }

  private Admin admin() throws ProvisioningException {
    Properties properties = kafka.client();
    int millis = (int) patience.toMillis();
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
    try {
      return Admin.create(properties);
    } catch (KafkaException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      throw new ProvisioningException(
          "Kafka's address " + kafka.bootstrapServers() + " is of no use: " + cause.getMessage(),
          Optional.of(e));
    }
  }

  private Map<String, TopicDescription> describe(
      Admin admin, Collection<? extends KafkaTopic<?>> topics) throws ProvisioningException {
    Map<String, TopicDescription> there = new HashMap<>();
    List<String> names = topics.stream().map(kafka::name).toList();
    for (var asked : admin.describeTopics(names).topicNameValues().entrySet()) {
      answer(asked.getValue(), UnknownTopicOrPartitionException.class)
          .ifPresent(found -> there.put(asked.getKey(), found));
    }
    return there;
  }

  private void create(Admin admin, List<? extends KafkaTopic<?>> missing)
      throws ProvisioningException {
    List<NewTopic> defined = missing.stream().map(this::define).toList();
    for (KafkaFuture<Void> made : admin.createTopics(defined).values().values()) {
      // Another service of this line may have started beside us and been faster.
      answer(made, TopicExistsException.class);
    }
  }

  /** The controller made them; the broker that we ask hears of it a moment later. */
  private Map<String, TopicDescription> awaitAll(
      Admin admin, Collection<? extends KafkaTopic<?>> topics) throws ProvisioningException {
    long deadline = System.nanoTime() + patience.toNanos();
    Map<String, TopicDescription> there = describe(admin, topics);
    while (there.size() < topics.size()) {
      if (System.nanoTime() > deadline) {
        throw new ProvisioningException(
            "Kafka took new Kafka topics and does not show them: " + kafka.bootstrapServers(),
            Optional.empty());
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      there = describe(admin, topics);
    }
    return there;
  }

  private void check(
      Collection<? extends KafkaTopic<?>> topics, Map<String, TopicDescription> there)
      throws ProvisioningException {
    List<String> wrong = new ArrayList<>();
    for (KafkaTopic<?> topic : topics) {
      TopicDescription found = there.get(kafka.name(topic));
      if (found != null && found.partitions().size() != partitions(topic)) {
        wrong.add(
            "Kafka topic %s has %d partitions, %d are configured"
                .formatted(found.name(), found.partitions().size(), partitions(topic)));
      }
    }
    if (!wrong.isEmpty()) {
      throw new ProvisioningException(
          String.join("; ", wrong)
              + ". Partitions are fixed when a Kafka topic is made: set kafka.partitions to what is"
              + " there, or use another kafka.prefix and migrate.",
          Optional.empty());
    }
  }

  private NewTopic define(KafkaTopic<?> topic) {
    Map<String, String> config = new HashMap<>();
    config.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));
    config.put(TopicConfig.CLEANUP_POLICY_CONFIG, topic.cleanup().policy());
    if (topic.cleanup() != Cleanup.DELETE) {
      config.put(TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(SMALL_SEGMENT));
      config.put(TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.2");
    }
    if (topic.cleanup() != Cleanup.COMPACT) {
      long kept = kafka.forgets() ? topic.retention().toMillis() : -1;
      config.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(kept));
    }
    return new NewTopic(kafka.name(topic), partitions(topic), BROKER_DEFAULT).configs(config);
  }

  private int partitions(KafkaTopic<?> topic) {
    return topic.spread() == Spread.SINGLE ? 1 : kafka.partitions();
  }

  /** The answer; empty when it is a refusal that we expect. */
  private <T> Optional<T> answer(KafkaFuture<T> future, Class<? extends ApiException> expected)
      throws ProvisioningException {
    try {
      return Optional.ofNullable(future.get());
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      if (expected.isInstance(cause)) {
        return Optional.empty();
      }
      throw new ProvisioningException(
          cause instanceof TimeoutException
              ? "Kafka at %s did not answer within %d s: is it running, and is that its address?"
                  .formatted(kafka.bootstrapServers(), patience.toSeconds())
              : "Kafka at %s refused: %s".formatted(kafka.bootstrapServers(), cause.getMessage()),
          Optional.of(cause));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProvisioningException("interrupted while waiting for Kafka", Optional.of(e));
    }
  }
}
