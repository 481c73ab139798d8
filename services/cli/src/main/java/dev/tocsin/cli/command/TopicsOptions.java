package dev.tocsin.cli.command;

import dev.tocsin.cli.terminal.Plain;
import dev.tocsin.cli.terminal.Style;
import dev.tocsin.cli.topics.TopicFolder;
import dev.tocsin.cli.topics.TopicsException;
import dev.tocsin.matching.Analyzers;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What each of the commands on topics takes: where they are, and who reads the answer. */
final class TopicsOptions {
  @Parameters(
      paramLabel = "TOPICS_DIR",
      arity = "0..1",
      description = "A folder of topics, or one file; default: the seeds.")
  private Optional<Path> folder = Optional.empty();

  @Option(names = "--json", description = "One JSON object on stdout, nothing else there.")
  boolean json;

  final Style style = Style.ofThisProcess();
  final Analyzers analyzers = new Analyzers();

  Path folder() {
    return folder.orElseGet(Home::seeds);
  }

  /** The topics of the folder; what is wrong is told on stderr, and the rest is used. */
  TopicFolder topics() throws TopicsException {
    TopicFolder topics = TopicFolder.read(folder(), analyzers);
    topics.faults().forEach(fault -> tell(fault.toString()));
    return topics;
  }

  void tell(String problem) {
    System.err.println(style.bad("error  ") + Plain.of(problem));
  }
}
