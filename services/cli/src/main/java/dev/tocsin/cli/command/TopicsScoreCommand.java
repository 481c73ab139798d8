package dev.tocsin.cli.command;

import dev.tocsin.cli.terminal.Plain;
import dev.tocsin.cli.terminal.Table;
import dev.tocsin.cli.topics.LabelledFile;
import dev.tocsin.cli.topics.Score;
import dev.tocsin.cli.topics.ScoreSheet;
import dev.tocsin.cli.topics.TopicFolder;
import dev.tocsin.cli.topics.TopicsException;
import dev.tocsin.messaging.Json;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tocsin topics score}: how well topics find what people find. */
@Command(
    name = "score",
    description = {
      "Judge labelled articles and say how well each topic does: precision (what of the matched is"
          + " right), recall (what of the relevant was matched) and F1 (their harmonic mean); micro"
          + " over all decisions, macro as the mean of the topics."
    },
    footerHeading = "%nLabelled articles:%n",
    footer = {
      "  One JSON object a line, the file packed with gzip or not. The first name that is there"
          + " counts:",
      "    title     title, headline",
      "    lead      lead, summary, description; without one, the first paragraph of the body",
      "    body      body, text, content",
      "    language  language, lang; without one, English",
      "    labels    topics, labels, label, topic, tags, classes, categories: a list of topic ids,"
          + " a text of ids with commas, or an object {id: true}; or a field of each topic's id"
          + " with true or false, 1 or 0; without labels, a topic without its field is not counted",
      "  An article without any of it is left out; [] says that none of the topics fits.",
      "%nExamples:",
      "  tocsin topics score seeds/topics --articles labelled.jsonl",
      "  tocsin topics score my/aid.yaml --articles labelled.jsonl.gz --wrong 20"
    })
final class TopicsScoreCommand implements Callable<Integer> {
  private static final int MOST_LABELS = 10;

  @Mixin private TopicsOptions options = new TopicsOptions();

  @Option(
      names = "--articles",
      paramLabel = "FILE",
      required = true,
      description = "The labelled articles.")
  private Path articles = Path.of("");

  @Option(
      names = "--wrong",
      paramLabel = "N",
      description = "Also list the first N articles that each topic judged wrongly.")
  private int mostWrong;

  @Override
  public Integer call() throws TopicsException {
    TopicFolder topics = options.topics();
    ScoreSheet sheet = new ScoreSheet(topics.topics(), options.analyzers, mostWrong);
    LabelledFile file = new LabelledFile(articles);
    file.read(sheet.scores().keySet(), sheet::add);
    file.problems().forEach(options::tell);
    System.out.println(options.json ? json(sheet) : table(sheet));
    return topics.faults().isEmpty() && sheet.articles() > 0 ? ExitCodes.OK : ExitCodes.FAILED;
  }

  private String table(ScoreSheet sheet) {
    Table table =
        new Table(Table.terminalWidth())
            .row("topic", "relevant", "matched", "right", "precision", "recall", "F1");
    sheet.scores().forEach((topic, score) -> row(table, topic, score));
    row(table, "micro", sheet.micro());
    ScoreSheet.Macro macro = sheet.macro();
    table.row(
        "macro", "", "", "", figure(macro.precision()), figure(macro.recall()), figure(macro.f1()));
    StringBuilder text = new StringBuilder(table.toString());
    sheet.wrong().forEach((topic, wrong) -> wrong(text, topic, wrong));
    text.append("%n%n%,d articles".formatted(sheet.articles()));
    if (!sheet.unknownLabels().isEmpty()) {
      text.append("; labels without a topic: ")
          .append(
              sheet.unknownLabels().stream()
                  .limit(MOST_LABELS)
                  .map(Plain::of)
                  .collect(Collectors.joining(", ")))
          .append(sheet.unknownLabels().size() > MOST_LABELS ? ", …" : "");
    }
    return text.toString();
  }

  private static void row(Table table, String topic, Score score) {
    table.row(
        topic,
        Integer.toString(score.relevant()),
        Integer.toString(score.matched()),
        Integer.toString(score.right()),
        figure(score.precision()),
        figure(score.recall()),
        figure(score.f1()));
  }

  private void wrong(StringBuilder text, String topic, List<ScoreSheet.Wrong> wrong) {
    UnaryOperator<String> bold = options.style::bold;
    if (!wrong.isEmpty()) {
      text.append("%n%n%s".formatted(bold.apply(topic)));
    }
    for (ScoreSheet.Wrong article : wrong) {
      text.append(
          "%n  %s  %s  %s"
              .formatted(
                  article.matched() ? "matched" : "missed ",
                  Plain.of(article.articleId()),
                  Plain.of(article.title())));
    }
  }

  private static String json(ScoreSheet sheet) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("articles", sheet.articles());
    json.put(
        "topics",
        sheet.scores().entrySet().stream()
            .map(entry -> figures("topic", entry.getKey(), entry.getValue()))
            .toList());
    json.put("micro", figures("over", "decisions", sheet.micro()));
    json.put("macro", sheet.macro());
    json.put("unknownLabels", sheet.unknownLabels());
    json.put("wrong", sheet.wrong());
    return Json.mapper().writeValueAsString(json);
  }

  private static Map<String, Object> figures(String key, String name, Score score) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put(key, name);
    figures.put("relevant", score.relevant());
    figures.put("matched", score.matched());
    figures.put("right", score.right());
    figures.put("precision", score.precision());
    figures.put("recall", score.recall());
    figures.put("f1", score.f1());
    return figures;
  }

  private static String figure(double value) {
    return "%.3f".formatted(value);
  }
}
