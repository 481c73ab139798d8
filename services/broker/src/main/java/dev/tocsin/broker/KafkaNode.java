package dev.tocsin.broker;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server$;
import kafka.server.SharedServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.raft.QuorumConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * Kafka's own controller and broker, put together as {@link KafkaRaftServer} does, save that the
 * sockets and the faults are ours.
 */
final class KafkaNode implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(KafkaNode.class);
  private static final Duration HANDOVER = Duration.ofSeconds(5);

  private final Faults faults = new Faults();
  private final ControllerServer controller;
  private final BrokerServer broker;

  /** A node over a formatted folder, not yet started. */
  KafkaNode(KafkaConfig config, Listeners listeners) {
    Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> stored =
        KafkaRaftServer.initializeLogDirs(config, log, "");
    SharedServer shared =
        new SharedServer(
            config,
            stored._1(),
            Time.SYSTEM,
            Server$.MODULE$.initializeMetrics(
                config, Time.SYSTEM, stored._1().clusterId().orElseThrow()),
            CompletableFuture.completedFuture(
                QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
            List.of(),
            faults,
            listeners);
    controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), stored._2());
    broker = new BrokerServer(shared);
  }

  void start() {
    controller.startup();
    broker.startup();
    faults.serving(true);
  }

  /** Closes what was started; the broker first, since it tells the controller that it goes. */
  @Override
  public void close() {
    faults.serving(false);
    broker.shutdown(HANDOVER);
    controller.shutdown();
  }
}
