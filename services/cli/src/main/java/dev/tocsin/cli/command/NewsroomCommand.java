package dev.tocsin.cli.command;

import dev.tocsin.cli.line.Line;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tocsin newsroom}: items to articles, stories and alerts, in a process of its own. */
@Command(
    name = "newsroom",
    description =
        "Start the newsroom alone: items to articles, stories and alerts. It needs --kafka.",
    footerHeading = "%nExample:%n",
    footer = "  tocsin newsroom --kafka kafka1:9092 --data /var/lib/tocsin-newsroom")
final class NewsroomCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private Alone alone = new Alone();

  @Override
  public Integer call() throws Exception {
    return alone.run(common.settings(), Line.Part.NEWSROOM);
  }
}
