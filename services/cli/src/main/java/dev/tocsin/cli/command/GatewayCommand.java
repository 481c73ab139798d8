package dev.tocsin.cli.command;

import dev.tocsin.cli.line.Line;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tocsin gateway}: the API, the page and metrics, in a process of its own. */
@Command(
    name = "gateway",
    description = "Start the gateway alone: the API, the page and metrics. It needs --kafka.",
    footerHeading = "%nExample:%n",
    footer = "  tocsin gateway --kafka kafka1:9092 --data /var/lib/tocsin-gateway")
final class GatewayCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private Alone alone = new Alone();

  @Option(names = "--seeds", description = "Apply the seeds at the first start in its data folder.")
  private boolean seeds;

  @Override
  public Integer call() throws Exception {
    return alone.run(
        common.settings(),
        Line.Part.GATEWAY,
        (folder, line) -> {
          if (seeds) {
            FirstStart.seed(folder, line, true);
          }
        });
  }
}
