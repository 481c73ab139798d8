package dev.tocsin.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import kafka.server.KafkaConfig;

/** Kafka's configuration of the node: two files beside this class, and what only a start knows. */
final class NodeConfig {
  static final int NODE_ID = 1;

  private NodeConfig() {}

  static KafkaConfig of(Path log, Listeners listeners, boolean retention) {
    return KafkaConfig.fromProps(properties(log, listeners, retention), false);
  }

  static Properties properties(Path log, Listeners listeners, boolean retention) {
    Properties properties = new Properties();
    load(properties, "node.properties");
    if (!retention) {
      load(properties, "no-retention.properties");
    }
    // The voters are static: a dynamic quorum would write the controller's port into the data
    // folder, where it would be wrong at the next start.
    properties.setProperty("controller.quorum.voters", NODE_ID + "@" + listeners.controller());
    properties.setProperty(
        "listeners",
        Listeners.CLIENTS
            + "://"
            + listeners.clients()
            + ","
            + Listeners.CONTROLLER
            + "://"
            + listeners.controller());
    properties.setProperty("log.dirs", log.toString());
    return properties;
  }

  private static void load(Properties properties, String file) {
    try (InputStream in = NodeConfig.class.getResourceAsStream(file)) {
      properties.load(Objects.requireNonNull(in, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
