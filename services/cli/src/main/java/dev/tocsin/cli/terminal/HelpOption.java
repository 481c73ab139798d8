package dev.tocsin.cli.terminal;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code --help}, which every command understands. */
public final class HelpOption {
  private HelpOption() {}

  /** Gives it to a command and to all below it, but to those that have picocli's own. */
  public static CommandLine onAll(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    if (spec.findOption("--help") == null && !spec.helpCommand()) {
      spec.addOption(
          OptionSpec.builder("-h", "--help")
              .usageHelp(true)
              .description("Show this help and exit.")
              .build());
    }
    command.getSubcommands().values().forEach(HelpOption::onAll);
    return command;
  }
}
