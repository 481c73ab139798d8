package dev.tocsin.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tocsin topics}: topics as code, without a line that runs. */
@Command(
    name = "topics",
    description = {
      "Check, test, explain, score and format topics in files. Nothing needs to run for it.",
      ""
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      TopicsCheckCommand.class,
      TopicsTestCommand.class,
      TopicsExplainCommand.class,
      TopicsScoreCommand.class,
      TopicsFmtCommand.class,
      HelpCommand.class
    },
    footerHeading = "%nBegin with:%n",
    footer = {
      "  tocsin topics check my/topics                      is anything wrong in these files?",
      "  tocsin topics test my/topics                       do their own tests pass?",
      "  tocsin topics explain my/aid.yaml --file a.txt     why does it match, or why not?",
      "  tocsin topics score my/topics --articles l.jsonl   how good are they?",
      "  tocsin topics fmt my/topics                        lay them out"
    })
final class TopicsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(System.out);
    return ExitCodes.OK;
  }
}
