package dev.tocsin.cli.command;

import dev.tocsin.cli.line.Line;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tocsin poller}: feeds to items, in a process of its own. */
@Command(
    name = "poller",
    description = "Start the poller alone: feeds to items. It needs --kafka.",
    footerHeading = "%nExample:%n",
    footer = "  tocsin poller --kafka kafka1:9092 --data /var/lib/tocsin-poller")
final class PollerCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private Alone alone = new Alone();

  @Override
  public Integer call() throws Exception {
    return alone.run(common.settings(), Line.Part.POLLER);
  }
}
