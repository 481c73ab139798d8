package dev.tocsin.cli.command;

import dev.tocsin.broker.EmbeddedBroker;
import dev.tocsin.cli.line.DataFolder;
import dev.tocsin.cli.line.LineKafka;
import dev.tocsin.cli.line.LinePlan;
import dev.tocsin.cli.settings.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tocsin broker}: the embedded broker alone. */
@Command(
    name = "broker",
    description = "Start the embedded Kafka broker alone, on loopback; services use it by --kafka.",
    footerHeading = "%nExample:%n",
    footer = "  tocsin broker --data /var/lib/tocsin-kafka --set broker.port=9092")
final class BrokerCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    Settings settings = common.settings();
    try (Shutdown shutdown = Shutdown.ofService()) {
      DataFolder folder = shutdown.closing(DataFolder.take(settings.get(Settings.DATA)));
      EmbeddedBroker broker =
          shutdown.closing(LineKafka.startBroker(LinePlan.live(settings), folder));
      System.out.println("Kafka: " + broker.bootstrapServers());
      return shutdown.await();
    }
  }
}
