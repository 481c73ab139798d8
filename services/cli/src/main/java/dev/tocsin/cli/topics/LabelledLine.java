package dev.tocsin.cli.topics;

import dev.tocsin.newsroom.HtmlText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A labelled article as a line of JSON. Sets of such articles come from many hands, so each field
 * may have one of several names; {@code tocsin topics score --help} lists them.
 */
final class LabelledLine {
  private static final List<String> TITLES = List.of("title", "headline");
  private static final List<String> LEADS = List.of("lead", "summary", "description");
  private static final List<String> BODIES = List.of("body", "text", "content");
  private static final List<String> LANGUAGES = List.of("language", "lang");
  private static final List<String> LABELS =
      List.of("topics", "labels", "label", "topic", "tags", "classes", "categories");
  private static final List<String> NAMES_OF_LABEL = List.of("id", "topicId", "topic", "name");

  private static final Pattern BETWEEN_LABELS = Pattern.compile("[,;|\\s]+");

  private LabelledLine() {}

  /**
   * The article.
   *
   * @param id what it is called when it has no id
   * @param topics ids that may stand as fields of their own, with true or false; where there are no
   *     labels, a topic without such a field was not looked for
   * @return empty when nobody said what it is about
   */
  static Optional<LabelledArticle> read(JsonNode line, String id, Set<String> topics) {
    JsonNode labels = first(line, LABELS);
    Set<String> found = new HashSet<>(labels(labels));
    Set<String> unjudged = new HashSet<>();
    for (String topic : topics) {
      JsonNode flag = line.path(topic);
      if (flag.isBoolean() || flag.isNumber()) {
        if (holds(flag)) {
          found.add(topic);
        }
      } else if (labels.isMissingNode()) {
        unjudged.add(topic);
      }
    }
    if (labels.isMissingNode() && unjudged.containsAll(topics)) {
      return Optional.empty();
    }
    return Optional.of(
        new LabelledArticle(
            PlainArticle.of(
                line.path("id").asString(id),
                HtmlText.line(text(line, TITLES)),
                HtmlText.paragraphs(text(line, LEADS)),
                body(text(line, BODIES)),
                text(line, LANGUAGES),
                line.path("author").asString(""),
                List.of()),
            found,
            unjudged));
  }

  /** Plain text keeps its lines, since they part its paragraphs. */
  private static String body(String text) {
    return text.contains("</") ? HtmlText.paragraphs(text) : text;
  }

  private static List<String> labels(JsonNode labels) {
    List<String> found = new ArrayList<>();
    if (labels.isObject()) {
      labels.properties().stream()
          .filter(entry -> holds(entry.getValue()))
          .forEach(entry -> found.add(label(entry.getKey())));
    } else if (labels.isArray()) {
      for (JsonNode label : labels) {
        found.add(label(label.isObject() ? text(label, NAMES_OF_LABEL) : label.asString("")));
      }
    } else {
      BETWEEN_LABELS
          .splitAsStream(labels.asString(""))
          .map(LabelledLine::label)
          .forEach(found::add);
    }
    return found.stream().filter(label -> !label.isEmpty()).toList();
  }

  /** As ids are written. */
  private static String label(String written) {
    return written.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-");
  }

  private static boolean holds(JsonNode flag) {
    return flag.isBoolean() ? flag.booleanValue() : flag.asDouble(0) > 0;
  }

  private static String text(JsonNode line, List<String> names) {
    return first(line, names).asString("");
  }

  private static JsonNode first(JsonNode line, List<String> names) {
    return names.stream()
        .map(line::path)
        .filter(node -> !node.isMissingNode() && !node.isNull())
        .findFirst()
        .orElse(MissingNode.getInstance());
  }
}
