package dev.tocsin.cli.command;

import dev.tocsin.broker.BrokerStartException;
import dev.tocsin.cli.line.LineException;
import dev.tocsin.cli.settings.SettingsException;
import dev.tocsin.cli.terminal.Plain;
import dev.tocsin.cli.terminal.Style;
import dev.tocsin.messaging.ProvisioningException;
import dev.tocsin.replay.scenario.ScenarioException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The root of all commands. */
@Command(
    name = "tocsin",
    version = "tocsin 0.1.0",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Watches the news: polls feeds, matches topics, groups stories, raises one alert a story.",
      ""
    },
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      ReplayCommand.class,
      BrokerCommand.class,
      PollerCommand.class,
      NewsroomCommand.class,
      DispatcherCommand.class,
      GatewayCommand.class,
      BenchCommand.class,
      HelpCommand.class
    },
    footer = {
      "",
      "Begin with:",
      "  tocsin demo                   see it work, in the terminal and on its page",
      "  tocsin demo --once            the same as fast as it goes, with a report",
      "  tocsin replay DIR --once      what would my own articles raise?",
      "  tocsin up                     the real thing, on this machine",
      "  tocsin help COMMAND           more about one of them"
    })
public final class Tocsin {
  private Tocsin() {}

  /** Runs a command line; returns what the process ends with. */
  public static int run(String... arguments) {
    return new CommandLine(new Tocsin())
        .setExecutionExceptionHandler((e, line, parsed) -> explain(e))
        .execute(arguments);
  }

  /** Expected trouble is a line each; anything else is a defect and shows where it happened. */
  private static int explain(Exception trouble) {
    Style style = Style.ofThisProcess();
    List<String> problems =
        switch (trouble) {
          case SettingsException e -> e.problems();
          case ScenarioException e -> e.problems().stream().map(Object::toString).toList();
          case LineException e -> List.of(e.getMessage());
          case ProvisioningException e -> List.of(e.getMessage());
          case BrokerStartException e -> List.of(e.getMessage());
          default -> List.of();
        };
    problems.forEach(problem -> System.err.println(style.bad("error  ") + Plain.of(problem)));
    if (problems.isEmpty()) {
      trouble.printStackTrace();
      return ExitCodes.FAILED;
    }
    return ExitCodes.CONFIG;
  }
}
