package dev.tocsin.cli.command;

import dev.tocsin.broker.BrokerSettings;
import dev.tocsin.broker.EmbeddedBroker;
import dev.tocsin.cli.line.DataFolder;
import dev.tocsin.cli.settings.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tocsin broker}: the embedded broker alone. */
@Command(
    name = "broker",
    description = "Start the embedded Kafka broker alone, on loopback; services use it by --kafka.")
final class BrokerCommand implements Callable<Integer> {
  private static final String LOOPBACK = "127.0.0.1";

  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    Settings settings = common.settings();
    DataFolder folder = DataFolder.take(settings.get(Settings.DATA));
    EmbeddedBroker broker =
        EmbeddedBroker.start(
            new BrokerSettings(folder.kafka(), settings.get(Settings.BROKER_PORT), LOOPBACK, true));
    Shutdown shutdown = new Shutdown();
    shutdown.closing(broker::close);
    System.out.println("Kafka: " + broker.bootstrapServers());
    return shutdown.await();
  }
}
