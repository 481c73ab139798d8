package dev.tocsin.broker;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import kafka.server.KafkaConfig;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.Utils;

/**
 * A running Kafka broker of one node: real Kafka on disk, on loopback, for one machine.
 *
 * <p>What it holds outlives {@link #close} and a crash of the JVM, and the port may be another one
 * at the next start. Several may run in one JVM, each in a folder of its own.
 *
 * <p>A fatal fault of a running broker (a disk that fails, a metadata log that cannot be written)
 * halts the JVM with status 1, as it does a Kafka server's: whoever starts the JVM starts it again.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final Duration FIRST_ANSWER = Duration.ofSeconds(10);

  private final String bootstrapServers;
  private final Deque<AutoCloseable> parts;

  private EmbeddedBroker(String bootstrapServers, Deque<AutoCloseable> parts) {
    this.bootstrapServers = bootstrapServers;
    this.parts = parts;
  }

  /**
   * Starts a broker and returns when it answers clients: after two or three seconds, and at most
   * about a minute.
   *
   * @throws BrokerStartException when it cannot; then nothing of it is left running or locked
   */
  public static EmbeddedBroker start(BrokerSettings settings) {
    Deque<AutoCloseable> parts = new ArrayDeque<>();
    try {
      DataFolder folder = DataFolder.lock(settings.data());
      parts.push(folder);
      Listeners listeners = Listeners.bind(settings.host(), settings.port());
      parts.push(listeners);
      folder.format(NodeConfig.NODE_ID, Listeners.CONTROLLER);
      KafkaConfig config = NodeConfig.of(folder.log(), listeners, settings.retention());
      KafkaNode node = new KafkaNode(config, listeners);
      parts.push(node);
      node.start();
      awaitFirstAnswer(listeners.clients());
      return new EmbeddedBroker(listeners.clients(), parts);
    } catch (BrokerStartException e) {
      close(parts);
      throw e;
    } catch (Exception e) {
      close(parts);
      throw new BrokerStartException(
          "Kafka did not start on " + settings.data() + " (" + e + "): its own log says more", e);
    }
  }

  /** {@code host:port}, the {@code bootstrap.servers} of clients. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Stops serving, writes out and gives the folder free; a second call does nothing. */
  @Override
  public synchronized void close() {
    close(parts);
  }

  private static void awaitFirstAnswer(String bootstrapServers) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin.describeCluster().nodes().get(FIRST_ANSWER.toMillis(), MILLISECONDS);
    }
  }

  private static void close(Deque<AutoCloseable> parts) {
    while (!parts.isEmpty()) {
      Utils.closeQuietly(parts.pop(), "a part of the embedded broker");
    }
  }
}
