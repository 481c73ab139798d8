package dev.tocsin.messaging;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class ProvisionerTest {
  private static final Duration SHORT = Duration.ofSeconds(1);

  @TempDir private static Path folder;
  private static TestKafka kafka;

  @BeforeAll
  static void startKafka() {
    kafka = TestKafka.start(folder);
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  @Test
  void makesTheCatalogueAsItIsDeclared() throws Exception {
    KafkaSettings settings = kafka.settings("declared.", 4);

    new Provisioner(settings).provision(KafkaTopics.all());

    Map<String, Integer> partitions = partitions("declared.");
    assertThat(partitions).hasSameSizeAs(KafkaTopics.all());
    for (KafkaTopic<?> topic : KafkaTopics.all()) {
      Config config = config(settings.name(topic));
      assertThat(partitions)
          .containsEntry(settings.name(topic), topic.spread() == KafkaTopic.Spread.SINGLE ? 1 : 4);
      assertThat(config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value())
          .isEqualTo(topic.cleanup().policy());
      assertThat(config.get(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG).value())
          .isEqualTo(Long.toString(Long.MAX_VALUE));
      if (topic.cleanup() != KafkaTopic.Cleanup.COMPACT) {
        assertThat(config.get(TopicConfig.RETENTION_MS_CONFIG).value())
            .isEqualTo(Long.toString(topic.retention().toMillis()));
      }
    }
  }

  @Test
  void forgetsNothingInAReplay() throws Exception {
    KafkaSettings live = kafka.settings("replay.", 1);
    KafkaSettings replay =
        new KafkaSettings(
            live.bootstrapServers(), live.prefix(), 1, false, live.instance(), live.state());

    new Provisioner(replay).provision(List.of(KafkaTopics.ITEMS, KafkaTopics.STORIES));

    for (KafkaTopic<?> topic : List.of(KafkaTopics.ITEMS, KafkaTopics.STORIES)) {
      assertThat(config(replay.name(topic)).get(TopicConfig.RETENTION_MS_CONFIG).value())
          .isEqualTo("-1");
    }
  }

  @Test
  void makesWhatIsMissingAndLeavesTheRest() throws Exception {
    Provisioner provisioner = new Provisioner(kafka.settings("again.", 2));
    provisioner.provision(List.of(KafkaTopics.FEEDS));

    provisioner.provision(List.of(KafkaTopics.FEEDS, KafkaTopics.ITEMS));

    assertThat(partitions("again.")).containsOnlyKeys("again.feeds", "again.items");
  }

  @Test
  void letsServicesStartTogether() throws Exception {
    Provisioner provisioner = new Provisioner(kafka.settings("together.", 2));
    try (ExecutorService services = Executors.newFixedThreadPool(4)) {
      List<Future<?>> starts =
          IntStream.range(0, 4)
              .<Future<?>>mapToObj(
                  i ->
                      services.submit(
                          () -> {
                            provisioner.provision(KafkaTopics.all());
                            return i;
                          }))
              .toList();
      for (Future<?> start : starts) {
        start.get();
      }
    }

    assertThat(partitions("together.")).hasSameSizeAs(KafkaTopics.all());
  }

  @Test
  void refusesAnotherNumberOfPartitions() throws Exception {
    new Provisioner(kafka.settings("fixed.", 2)).provision(List.of(KafkaTopics.FEEDS));
    Provisioner other = new Provisioner(kafka.settings("fixed.", 3));

    assertThatThrownBy(() -> other.provision(List.of(KafkaTopics.FEEDS, KafkaTopics.ITEMS)))
        .isInstanceOf(ProvisioningException.class)
        .hasMessageContaining("Kafka topic fixed.feeds has 2 partitions, 3 are configured")
        .hasMessageContaining("kafka.partitions");
    assertThat(partitions("fixed.")).containsOnlyKeys("fixed.feeds");
  }

  @Test
  void saysWhereKafkaDoesNotAnswer() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Provisioner provisioner = at("127.0.0.1:" + port);

    assertThatThrownBy(() -> provisioner.provision(KafkaTopics.all()))
        .isInstanceOf(ProvisioningException.class)
        .hasMessageContaining("Kafka at 127.0.0.1:" + port + " did not answer within 1 s");
  }

  @Test
  void doesNotWaitForSomethingThatIsNotKafka() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Provisioner provisioner = at("127.0.0.1:" + silent.getLocalPort());

      assertThatThrownBy(() -> provisioner.provision(KafkaTopics.all()))
          .isInstanceOf(ProvisioningException.class)
          .hasMessageContaining("did not answer within 1 s");
    }
  }

  @Test
  void saysWhatIsWrongWithAnAddress() {
    assertThatThrownBy(() -> at("no port").provision(KafkaTopics.all()))
        .isInstanceOf(ProvisioningException.class)
        .hasMessageContaining("no port");
  }

  private static Provisioner at(String bootstrapServers) {
    return new Provisioner(new KafkaSettings(bootstrapServers, "", 1, true, "test", folder), SHORT);
  }

  private static Map<String, Integer> partitions(String prefix) throws Exception {
    try (Admin admin = kafka.admin()) {
      List<String> names =
          admin.listTopics().names().get().stream().filter(n -> n.startsWith(prefix)).toList();
      return admin.describeTopics(names).allTopicNames().get().values().stream()
          .collect(Collectors.toMap(TopicDescription::name, topic -> topic.partitions().size()));
    }
  }

  private static Config config(String name) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
    try (Admin admin = kafka.admin()) {
      return requireNonNull(admin.describeConfigs(List.of(resource)).all().get().get(resource));
    }
  }
}
