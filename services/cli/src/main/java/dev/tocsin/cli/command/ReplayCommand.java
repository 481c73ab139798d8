package dev.tocsin.cli.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tocsin replay DIR}: a folder of articles as a test feed. */
@Command(
    name = "replay",
    description = {
      "Replay a folder of articles as feeds through the whole line, on a broker of its own.",
      "An article is a text file: a title, a blank line, a lead, a blank line, paragraphs."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tocsin replay articles --once               what would they raise, with the seeds'"
          + " topics?",
      "  tocsin replay articles --once --json        the alerts as JSON lines",
      "  tocsin replay articles --once --topics my   the same with the topics in my/topics/*.yaml",
      "  tocsin replay articles                      watch them come, in the terminal and on the"
          + " page"
    })
final class ReplayCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private ReplayOptions options = new ReplayOptions();

  @Parameters(paramLabel = "DIR", description = "The folder of the scenario.")
  private Path folder = Path.of(".");

  @Override
  public Integer call() throws Exception {
    return options.once
        ? new ReplayOnce(common.settings(), options).run(folder)
        : new ReplayLive(common.settings(), options).run(folder);
  }
}
