package dev.tocsin.poller.extraction;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The article as the page describes it to machines: schema.org in JSON-LD. */
final class LinkedData {
  private static final int SHORTEST_BODY = 250;
  private static final int MOST_NODES = 10_000;
  private static final Pattern ARTICLE =
      Pattern.compile("(?:.*[/#])?\\w*(?:Article|Posting|Report)");
  private static final Pattern CUT_OFF =
      Pattern.compile("(?s).*(?:…|\\.\\.\\.|\\[…]|\\[\\.\\.\\.])\\s*");
  private static final Pattern BREAKS = Pattern.compile("\\s*\\R\\s*");
  private static final Pattern COMMENT_MARKS =
      Pattern.compile("^\\s*(?:<!--|<!\\[CDATA\\[)|(?:-->|]]>)\\s*$");

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(64).build())
                  .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                  .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                  .build())
          .build();

  private final JsonNode article;

  private LinkedData(JsonNode article) {
    this.article = article;
  }

  /** What the first article says that a script of the page describes; or nothing. */
  static LinkedData in(Document page) {
    return new LinkedData(
        page.select("script[type^=application/ld+json]").stream()
            .flatMap(script -> read(script).stream())
            .flatMap(LinkedData::articles)
            .findFirst()
            .orElse(MissingNode.getInstance()));
  }

  private static Optional<JsonNode> read(Element script) {
    try {
      return Optional.of(MAPPER.readTree(COMMENT_MARKS.matcher(script.data()).replaceAll("")));
    } catch (JacksonException e) {
      // Written by hand, as a rule: the page is read without it.
      return Optional.empty();
    }
  }

  /** In lists, in a graph, or as what the page is mainly about: wherever an article may stand. */
  private static Stream<JsonNode> articles(JsonNode root) {
    Deque<JsonNode> open = new ArrayDeque<>();
    open.add(root);
    Stream.Builder<JsonNode> found = Stream.builder();
    for (int seen = 0; !open.isEmpty() && seen < MOST_NODES; seen++) {
      JsonNode node = open.poll();
      if (isArticle(node)) {
        found.add(node);
      } else {
        node.valueStream().filter(JsonNode::isContainer).forEach(open::add);
      }
    }
    return found.build();
  }

  private static boolean isArticle(JsonNode node) {
    return node.isObject()
        && texts(node.path("@type")).anyMatch(type -> ARTICLE.matcher(type).matches());
  }

  /** The text, if it is one and does not end in the middle. */
  Optional<Element> body() {
    return texts(article.path("articleBody"))
        .findFirst()
        .map(LinkedData::asHtml)
        .filter(body -> body.text().length() >= SHORTEST_BODY)
        .filter(body -> !CUT_OFF.matcher(body.text()).matches());
  }

  /** Meant to be plain text; many write HTML, escaped once or twice. */
  private static Element asHtml(String body) {
    String once = body.contains("<") ? body : Parser.unescapeEntities(body, false);
    if (once.contains("</") || once.contains("<br")) {
      return Jsoup.parseBodyFragment(once).body();
    }
    Element plain = new Element("div");
    BREAKS.splitAsStream(once.strip()).forEach(line -> plain.appendElement("p").text(line));
    return plain;
  }

  Optional<String> headline() {
    return texts(article.path("headline")).findFirst().map(LinkedData::line);
  }

  String author() {
    return people(article.path("author"))
        .filter(name -> !name.isBlank() && !name.startsWith("http"))
        .map(LinkedData::line)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  Stream<String> published() {
    return Stream.of("datePublished", "dateCreated").flatMap(name -> texts(article.path(name)));
  }

  Stream<String> address() {
    return Stream.concat(
        texts(article.path("url")),
        Stream.concat(
            texts(article.path("mainEntityOfPage")),
            texts(article.path("mainEntityOfPage").path("@id"))));
  }

  Stream<String> language() {
    return texts(article.path("inLanguage"));
  }

  private static Stream<String> people(JsonNode author) {
    if (author.isArray()) {
      return author.valueStream().flatMap(LinkedData::people);
    }
    return author.isObject() ? texts(author.path("name")) : texts(author);
  }

  private static Stream<String> texts(JsonNode node) {
    return node.isArray()
        ? node.valueStream().filter(JsonNode::isString).map(JsonNode::asString)
        : Stream.of(node).filter(JsonNode::isString).map(JsonNode::asString);
  }

  private static String line(String text) {
    return Jsoup.parseBodyFragment(text).text();
  }
}
