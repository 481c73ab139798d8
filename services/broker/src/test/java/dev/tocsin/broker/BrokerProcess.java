package dev.tocsin.broker;

import java.io.IOException;
import java.nio.file.Path;

/** A JVM of its own around one broker; it says its address in one line and ends with its input. */
final class BrokerProcess {
  private BrokerProcess() {}

  public static void main(String[] args) throws IOException {
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.local(Path.of(args[0])))) {
      System.out.println(broker.bootstrapServers());
      System.in.transferTo(java.io.OutputStream.nullOutputStream());
    }
  }
}
