package dev.tocsin.broker;

import java.nio.file.Path;

/**
 * Where an embedded broker keeps its data and where it listens.
 *
 * @param data the folder that is the broker's alone; made when it is missing
 * @param port the port for clients; 0 takes a free one
 * @param host a name or an address of this machine's loopback: the broker asks nobody for a
 *     password
 * @param retention false keeps every record for ever, whatever its time and its Kafka topic say:
 *     what a replay of old news needs
 */
public record BrokerSettings(Path data, int port, String host, boolean retention) {

  public BrokerSettings {
    data = data.toAbsolutePath().normalize();
    if (data.toString().contains(",")) {
      throw new IllegalArgumentException(
          "data is " + data + ": Kafka takes the comma for the end of a folder's name");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port is " + port + ", it must be 0 to 65535");
    }
    if (host.isBlank()) {
      throw new IllegalArgumentException("host is empty, use 127.0.0.1");
    }
  }

  /** A broker with retention on a free port of 127.0.0.1. */
  public static BrokerSettings local(Path data) {
    return new BrokerSettings(data, 0, "127.0.0.1", true);
  }
}
