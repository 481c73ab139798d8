package dev.tocsin.cli.line;

import dev.tocsin.broker.BrokerSettings;
import dev.tocsin.broker.BrokerStartException;
import dev.tocsin.broker.EmbeddedBroker;
import dev.tocsin.cli.settings.Settings;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.Provisioner;
import dev.tocsin.messaging.ProvisioningException;
import java.util.Optional;

/** The Kafka of a line, with our Kafka topics on it: a cluster, or else the embedded broker. */
public final class LineKafka implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int EMBEDDED_PARTITIONS = 2;
  private static final int CLUSTER_PARTITIONS = 12;

  private final Optional<EmbeddedBroker> broker;
  private final KafkaSettings settings;

  private LineKafka(Optional<EmbeddedBroker> broker, KafkaSettings settings) {
    this.broker = broker;
    this.settings = settings;
  }

  /** Starts or reaches it. When it fails, nothing is left running. */
  static LineKafka open(LinePlan plan, DataFolder folder) throws LineException {
    String id = folder.id();
    Optional<EmbeddedBroker> broker =
        plan.settings().get(Settings.KAFKA_SERVERS).isEmpty()
            ? Optional.of(startBroker(plan, folder))
            : Optional.empty();
    LineKafka kafka =
        new LineKafka(
            broker,
            new KafkaSettings(
                broker
                    .map(EmbeddedBroker::bootstrapServers)
                    .orElse(plan.settings().get(Settings.KAFKA_SERVERS)),
                plan.settings().get(Settings.KAFKA_PREFIX),
                partitions(plan, broker.isPresent()),
                !plan.replay(),
                id,
                folder.state()));
    try {
      new Provisioner(kafka.settings).provision(KafkaTopics.all());
      return kafka;
    } catch (ProvisioningException e) {
      kafka.close();
      throw new LineException(String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      kafka.close();
      throw e;
    }
  }

  /** Starts the embedded broker alone. */
  public static EmbeddedBroker startBroker(LinePlan plan, DataFolder folder) throws LineException {
    Ports.checkFree(LOOPBACK, Settings.BROKER_PORT, plan.settings());
    try {
      return EmbeddedBroker.start(
          new BrokerSettings(
              folder.kafka(), plan.settings().get(Settings.BROKER_PORT), LOOPBACK, !plan.replay()));
    } catch (BrokerStartException | IllegalArgumentException e) {
      throw new LineException(String.valueOf(e.getMessage()), e);
    }
  }

  /** A replay has one, so that it is the same each time. */
  private static int partitions(LinePlan plan, boolean embedded) {
    int configured = plan.settings().get(Settings.KAFKA_PARTITIONS);
    int usual = embedded ? EMBEDDED_PARTITIONS : CLUSTER_PARTITIONS;
    return plan.replay() ? 1 : configured == 0 ? usual : configured;
  }

  KafkaSettings settings() {
    return settings;
  }

  @Override
  public void close() {
    broker.ifPresent(EmbeddedBroker::close);
  }
}
