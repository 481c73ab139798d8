package dev.tocsin.cli.command;

import dev.tocsin.cli.terminal.Style;
import dev.tocsin.cli.topics.ExplanationText;
import dev.tocsin.cli.topics.TextArticle;
import dev.tocsin.cli.topics.TopicFolder;
import dev.tocsin.cli.topics.TopicsException;
import dev.tocsin.domain.Article;
import dev.tocsin.domain.Spelling;
import dev.tocsin.domain.Topic;
import dev.tocsin.matching.Analyzers;
import dev.tocsin.matching.Explainer;
import dev.tocsin.matching.Explanation;
import dev.tocsin.messaging.Json;
import dev.tocsin.replay.scenario.ScenarioException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tocsin topics explain}: why a topic matches an article, or why not. */
@Command(
    name = "explain",
    description = {
      "Say why a topic matches an article, or why not: each clause with what it found and what it"
          + " adds, the clause that decided, and for a miss what the least change would be.",
      "It ends with 0 when the topic matches and with 1 when it does not."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tocsin topics explain aid --file article.txt             a topic of the seeds",
      "  tocsin topics explain my/aid.yaml --file article.txt     a topic in a file"
    })
final class TopicsExplainCommand implements Callable<Integer> {
  @Parameters(paramLabel = "TOPIC", description = "A file with a topic, or an id.")
  private String topic = "";

  @Option(
      names = "--file",
      paramLabel = "FILE",
      required = true,
      description =
          "The article: a title, a blank line, a lead, a blank line, paragraphs; front matter may"
              + " name its language.")
  private Path file = Path.of("");

  @Option(
      names = "--topics",
      paramLabel = "DIR",
      description = "Where an id is looked for; default: the seeds.")
  private Optional<Path> topics = Optional.empty();

  @Option(names = "--language", paramLabel = "TAG", description = "The article's language.")
  private String language = "";

  @Option(names = "--json", description = "One JSON object on stdout, nothing else there.")
  private boolean json;

  @Override
  public Integer call() throws TopicsException, ScenarioException {
    Analyzers analyzers = new Analyzers();
    Topic wanted = topic(analyzers);
    Article article = TextArticle.read(file, language);
    Explanation why = new Explainer(analyzers).explain(wanted, article);
    System.out.println(
        json
            ? Json.mapper().writeValueAsString(why)
            : ExplanationText.of(why, wanted, article, Style.ofThisProcess()));
    return why.matches() ? ExitCodes.OK : ExitCodes.FAILED;
  }

  private Topic topic(Analyzers analyzers) throws TopicsException {
    if (Files.isRegularFile(Path.of(topic))) {
      TopicFolder single = TopicFolder.read(Path.of(topic), analyzers);
      return single.topics().stream()
          .findFirst()
          .orElseThrow(() -> new TopicsException(single.faults().getFirst().toString()));
    }
    Path folder = topics.orElseGet(Home::seeds);
    TopicFolder all = TopicFolder.read(folder, analyzers);
    List<String> ids = all.topics().stream().map(Topic::id).toList();
    return all.topics().stream()
        .filter(known -> known.id().equals(topic))
        .findFirst()
        .orElseThrow(
            () ->
                new TopicsException(
                    "there is no file and no topic '%s' in %s; %s"
                        .formatted(
                            topic,
                            folder,
                            Spelling.nearest(topic, ids)
                                .map(meant -> "did you mean '" + meant + "'?")
                                .orElse("the topics are " + String.join(", ", ids)))));
  }
}
