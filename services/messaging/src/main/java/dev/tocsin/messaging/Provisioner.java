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
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Makes the Kafka topics of the catalogue, and refuses to start over ones that differ: a partition
 * count is fixed for ever, because it decides who owns what.
 */
public final class Provisioner {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final short BROKER_DEFAULT = -1;
  private static final int SMALL_SEGMENT = 16 << 20;

  private final KafkaSettings kafka;

  public Provisioner(KafkaSettings kafka) {
    this.kafka = kafka;
  }

  /** Makes what is missing among these and checks what is there. */
  public void provision(Collection<? extends KafkaTopic<?>> topics) throws ProvisioningException {
    Properties properties = kafka.client();
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    try (Admin admin = Admin.create(properties)) {
      Set<String> there = await(admin.listTopics().names());
      List<String> ours = topics.stream().map(kafka::name).toList();
      check(
          topics,
          await(
              admin
                  .describeTopics(there.stream().filter(ours::contains).toList())
                  .allTopicNames()));
      List<NewTopic> missing =
          topics.stream()
              .filter(topic -> !there.contains(kafka.name(topic)))
              .map(this::define)
              .toList();
      create(admin, missing);
    }
  }

  private static void create(Admin admin, List<NewTopic> missing) throws ProvisioningException {
    try {
      await(admin.createTopics(missing).all());
    } catch (ProvisioningException e) {
      // Another service of this line started beside us and was faster.
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
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

  private static <T> T await(org.apache.kafka.common.KafkaFuture<T> future)
      throws ProvisioningException {
    try {
      return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      throw new ProvisioningException("Kafka refused: " + cause.getMessage(), Optional.of(cause));
    } catch (TimeoutException e) {
      throw new ProvisioningException("Kafka does not answer", Optional.of(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProvisioningException("interrupted while waiting for Kafka", Optional.of(e));
    }
  }
}
