package dev.tocsin.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tocsin demo}: up, seeds and replay of the seeds' scenario, in a folder of its own. */
@Command(
    name = "demo",
    description = {
      "See it work: the seeds' scenario is served as feeds, polled, matched and alerted, live.",
      "It has a broker and a folder of its own; nothing of it comes near what you keep."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tocsin demo                   alerts as they come, and the address of the live page",
      "  tocsin demo --for 60          the five days in one minute",
      "  tocsin demo --once            to the end at once; 0 only if the right alerts came"
    })
final class DemoCommand implements Callable<Integer> {
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private ReplayOptions options = new ReplayOptions();

  @Override
  public Integer call() throws Exception {
    return options.once
        ? new ReplayOnce(common.settings(), options).run(Home.firstScenario())
        : new ReplayLive(common.settings(), options).run(Home.firstScenario());
  }
}
