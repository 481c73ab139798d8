package dev.tocsin.cli.command;

import dev.tocsin.cli.Page;
import dev.tocsin.cli.terminal.Style;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class CommandsPageTest {
  private static final int WIDTH = 100;
  private static final String HEAD =
      """
      # Commands

      What `tocsin help` and `tocsin COMMAND --help` say, generated from the commands themselves: change
      them, then run `%s`.

      The launcher `./tocsin` builds when sources changed and finds a JDK of 21 or newer;
      `TOCSIN_JAVA_HOME` names another one, and `TOCSIN_JAVA_OPTS` adds options for the JVM, such as
      `-Xmx1g`. `NO_COLOR` is respected. A service that dies is started again, at most 5 times in 10
      minutes.

      """
          .formatted(Page.command(CommandsPageTest.class));

  @Test
  void saysWhatTheHelpSays() throws IOException {
    CommandLine tocsin = Tocsin.commandLine(new Style(false, false), WIDTH);

    Page.check(
        "commands.md",
        HEAD
            + withCommandsOf(tocsin)
                .map(CommandsPageTest::section)
                .collect(Collectors.joining("\n")));
  }

  private static Stream<CommandLine> withCommandsOf(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream()
            .filter(inner -> !inner.getCommandName().equals("help"))
            .flatMap(CommandsPageTest::withCommandsOf));
  }

  private static String section(CommandLine command) {
    return "## %s\n\n```\n%s```\n"
        .formatted(
            command.getCommandSpec().qualifiedName(),
            command
                .getUsageMessage()
                .lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n", "", "\n")));
  }
}
