package dev.tocsin.benchmarks.matching;

import dev.tocsin.domain.Article;
import dev.tocsin.messaging.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The articles that everybody judges, each as one text.
 *
 * @param seen those that pass before anything is timed, so that code is compiled and caches filled
 * @param unseen those that are timed
 */
record News(List<String> seen, List<String> unseen) {
  private static final int MOST = 15_000;
  private static final int LEAST = 1_000;
  private static final List<String> TEXTS =
      List.of("lead", "summary", "description", "body", "text");

  /** From a file with one JSON object a line, or made up when there is none. */
  static News of(Optional<Path> file) throws IOException {
    return mixed(file.isPresent() ? read(file.get(), MOST) : MadeUpNews.corpus(MOST));
  }

  /**
   * The same for who puts them into stories too.
   *
   * @param articles how many are made up as feeds bring them, or are read if the file has as many
   */
  static News fromFeeds(Optional<Path> file, int articles) throws IOException {
    return mixed(file.isPresent() ? read(file.get(), articles) : MadeUpNews.fromFeeds(articles));
  }

  private static News mixed(List<String> all) {
    List<String> texts = new ArrayList<>(all);
    Collections.shuffle(texts, new Random(42));
    int half = texts.size() / 2;
    return new News(
        List.copyOf(texts.subList(0, half)), List.copyOf(texts.subList(half, texts.size())));
  }

  private static List<String> read(Path file, int most) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      List<String> texts =
          lines
              .filter(line -> !line.isBlank())
              .map(line -> text(Json.mapper().readTree(line)))
              .filter(text -> text.length() > 40)
              .limit(most)
              .toList();
      if (texts.size() < LEAST) {
        throw new IllegalArgumentException(
            "%s has %,d articles with a title and a text, which is too few to measure with: at least %,d are needed"
                .formatted(file, texts.size(), LEAST));
      }
      return texts;
    }
  }

  private static String text(JsonNode article) {
    StringBuilder text = new StringBuilder(article.path("title").asString(""));
    for (String name : TEXTS) {
      String part = article.path(name).asString("");
      if (!part.isBlank()) {
        text.append("\n\n").append(part);
      }
    }
    return text.toString();
  }

  List<String> all() {
    return Stream.concat(seen.stream(), unseen.stream()).toList();
  }

  /** An article with all its text in one field, as the rivals see it. */
  static Article inOneField(String text) {
    return article("", "", text);
  }

  /** The same text as title, lead and body. */
  static Article inThreeFields(String text) {
    int title = end(text, '\n', 0);
    int lead = end(text, '.', title);
    return article(text.substring(0, title), text.substring(title, lead), text.substring(lead));
  }

  private static int end(String text, char of, int from) {
    int at = text.indexOf(of, from);
    return at < 0 ? text.length() : at + 1;
  }

  private static Article article(String title, String lead, String body) {
    return new Article(
        "a",
        1,
        Article.Change.NEW,
        "https://outlet.example/a",
        "outlet.example",
        "outlet.example",
        List.of(),
        title,
        lead,
        body,
        "en",
        "",
        List.of(),
        Optional.empty(),
        "",
        Instant.EPOCH,
        false,
        List.of(),
        "");
  }
}
