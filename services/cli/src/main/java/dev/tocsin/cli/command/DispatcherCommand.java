package dev.tocsin.cli.command;

import dev.tocsin.cli.line.Line;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tocsin dispatcher}: alerts to subscribers, in a process of its own. */
@Command(
    name = "dispatcher",
    description = "Start the dispatcher alone: alerts to subscribers. It needs --kafka.",
    footerHeading = "%nExample:%n",
    footer = "  tocsin dispatcher --kafka kafka1:9092 --data /var/lib/tocsin-dispatcher")
final class DispatcherCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private Alone alone = new Alone();

  @Override
  public Integer call() throws Exception {
    return alone.run(common.settings(), Line.Part.DISPATCHER);
  }
}
