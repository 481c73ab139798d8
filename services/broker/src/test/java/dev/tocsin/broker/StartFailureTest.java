package dev.tocsin.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A start that fails is an exception, whatever Kafka thinks of it: the JVM lives on. */
@Timeout(120)
final class StartFailureTest {
  @TempDir private Path folder;

  @Test
  void namesThePortInUseAndLeavesTheFolderFree() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      String host = taken.getInetAddress().getHostAddress();
      BrokerSettings settings = new BrokerSettings(folder, port, host, true);

      assertThatExceptionOfType(PortInUseException.class)
          .isThrownBy(() -> EmbeddedBroker.start(settings))
          .withMessageContaining("Cannot listen on port " + port + " of " + host)
          .withMessageContaining("choose another port")
          .satisfies(e -> assertThat(e.port()).isEqualTo(port));
    }
    EmbeddedBroker.start(BrokerSettings.local(folder)).close();
  }

  @Test
  void refusesAFolderThatAnotherBrokerHolds() {
    try (EmbeddedBroker holder = EmbeddedBroker.start(BrokerSettings.local(folder))) {
      assertThatExceptionOfType(DataFolderException.class)
          .isThrownBy(() -> EmbeddedBroker.start(BrokerSettings.local(folder)))
          .withMessageContaining(folder + " is held by another broker")
          .satisfies(e -> assertThat(e.folder()).isEqualTo(folder));
      assertThat(holder.bootstrapServers()).isNotEmpty();
    }
  }

  @Test
  void refusesAFolderThatCannotBeWritten() throws Exception {
    Path file = Files.createFile(folder.resolve("a-file"));

    assertThatExceptionOfType(DataFolderException.class)
        .isThrownBy(() -> EmbeddedBroker.start(BrokerSettings.local(file.resolve("broker"))))
        .withMessageContaining("cannot be written");
  }

  @Test
  void refusesAnAddressThatOthersCanReach() {
    BrokerSettings settings = new BrokerSettings(folder, 0, "0.0.0.0", true);

    assertThatExceptionOfType(BrokerStartException.class)
        .isThrownBy(() -> EmbeddedBroker.start(settings))
        .withMessageContaining("0.0.0.0 is not on loopback");
  }

  @Test
  void refusesAFolderOfAnotherNode() throws Exception {
    Path kafka = Files.createDirectories(folder.resolve("kafka"));
    Files.writeString(
        kafka.resolve("meta.properties"), "version=1\nnode.id=7\ncluster.id=another\n");

    assertThatExceptionOfType(BrokerStartException.class)
        .isThrownBy(() -> EmbeddedBroker.start(BrokerSettings.local(folder)))
        .withMessageContaining("Kafka did not start on " + folder);
  }

  @Test
  void failsWhenTheMetadataLogCannotBeOpened() throws Exception {
    EmbeddedBroker.start(BrokerSettings.local(folder)).close();
    Path metadata = folder.resolve("kafka/__cluster_metadata-0");
    Files.move(metadata, folder.resolve("moved-away"));
    Files.createFile(metadata);

    assertThatExceptionOfType(BrokerStartException.class)
        .isThrownBy(() -> EmbeddedBroker.start(BrokerSettings.local(folder)))
        .withMessageContaining("Kafka did not start on " + folder);
  }
}
