package dev.tocsin.cli.command;

import dev.tocsin.cli.feeds.FeedsCommand;
import dev.tocsin.cli.line.LineException;
import dev.tocsin.cli.settings.SettingsException;
import dev.tocsin.cli.terminal.HelpOption;
import dev.tocsin.cli.terminal.Plain;
import dev.tocsin.cli.terminal.Style;
import dev.tocsin.cli.terminal.Table;
import dev.tocsin.cli.topics.TopicsException;
import dev.tocsin.replay.scenario.ScenarioException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
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
      TopicsCommand.class,
      FeedsCommand.class,
      DeliveriesCommand.class,
      BenchCommand.class,
      HelpCommand.class
    },
    exitCodeListHeading = "%nIt ends with:%n",
    exitCodeList = {
      "0:all went well, or a service was stopped on purpose",
      "1:it ran and did not succeed",
      "2:the command line is not understood",
      "100:the settings, or what they name, cannot be used",
      "130:a run was stopped before its end"
    },
    footerHeading = "%nBegin with:%n",
    footer = {
      "  tocsin demo                   see it work, in the terminal and on its page",
      "  tocsin demo --once            the same as fast as it goes, with a report",
      "  tocsin replay DIR --once      what would my own articles raise?",
      "  tocsin up                     the real thing, on this machine",
      "  tocsin help COMMAND           more about one of them"
    })
public final class Tocsin {
  private static final int NARROWEST_HELP = 55;
  private static final int WIDEST_HELP = 100;

  private Tocsin() {}

  /** Runs a command line; returns what the process ends with. */
  public static int run(String... arguments) {
    return commandLine(Style.ofThisProcess(), Math.min(WIDEST_HELP, Table.terminalWidth()))
        .execute(arguments);
  }

  static CommandLine commandLine(Style style, int width) {
    return HelpOption.onAll(new CommandLine(new Tocsin()))
        .setUsageHelpWidth(Math.max(NARROWEST_HELP, width))
        .setColorScheme(Help.defaultColorScheme(style.colours() ? Ansi.ON : Ansi.OFF))
        .setExecutionExceptionHandler((e, line, parsed) -> explain(e, style));
  }

  /** Expected trouble is a line each; anything else is a defect and shows where it happened. */
  private static int explain(Exception trouble, Style style) {
    return switch (trouble) {
      case SettingsException e -> told(ExitCodes.CONFIG, e.problems(), style);
      case ScenarioException e ->
          told(ExitCodes.CONFIG, e.problems().stream().map(Object::toString).toList(), style);
      case TopicsException e -> told(ExitCodes.CONFIG, List.of(e.getMessage()), style);
      case LineException e -> told(ExitCodes.CONFIG, List.of(e.getMessage()), style);
      case TimeoutException e -> told(ExitCodes.FAILED, List.of(e.getMessage()), style);
      // The death of a service interrupts a command, and was told when it came.
      case InterruptedException e -> ExitCodes.FAILED;
      default -> {
        trouble.printStackTrace();
        yield ExitCodes.FAILED;
      }
    };
  }

  private static int told(int exitCode, List<String> problems, Style style) {
    problems.forEach(problem -> System.err.println(style.bad("error  ") + Plain.of(problem)));
    return exitCode;
  }
}
