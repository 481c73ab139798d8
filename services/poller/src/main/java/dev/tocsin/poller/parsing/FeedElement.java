package dev.tocsin.poller.parsing;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Tag;

/**
 * The wire's shape of RSS and Atom: one element, and what its children say.
 *
 * <p>Where several names are asked for, they are in order of trust: the first that says something
 * is heard.
 */
final class FeedElement {
  private final Element element;
  private final Map<String, List<Element>> children;

  FeedElement(Element element) {
    this.element = element;
    this.children =
        element.children().stream().collect(Collectors.groupingBy(e -> ShortName.of(e.tag())));
  }

  String name() {
    return ShortName.of(element.tag());
  }

  Stream<FeedElement> children() {
    return element.children().stream().map(FeedElement::new);
  }

  /** The children of these names, name by name. */
  Stream<FeedElement> all(String... names) {
    return Stream.of(names)
        .flatMap(name -> children.getOrDefault(name, List.of()).stream())
        .map(FeedElement::new);
  }

  String text(String... names) {
    return said(FeedElement::text, names);
  }

  String html(String... names) {
    return said(FeedElement::html, names);
  }

  Optional<Instant> date(String... names) {
    return all(names).flatMap(date -> DateParser.parse(date.text()).stream()).findFirst();
  }

  private String said(Function<FeedElement, String> what, String... names) {
    return all(names).map(what).filter(said -> !said.isBlank()).findFirst().orElse("");
  }

  String attribute(String name) {
    return element.attributes().getIgnoreCase(name).strip();
  }

  String text() {
    String text = element.wholeText().strip();
    return isPacked() ? Packed.text(text) : text;
  }

  /** In base64, as Atom 0.3 could be and Atom 1.0 is for what it calls no text. */
  private boolean isPacked() {
    return attribute("mode").equals("base64") || Packed.isType(attribute("type"));
  }

  /** The text that stands in this element itself, not in its children. */
  String ownText() {
    return element.wholeOwnText().strip();
  }

  /** An HTML fragment: the text is one already, but for XHTML and what Atom marks as plain. */
  String html() {
    String type = attribute("type").toLowerCase(Locale.ROOT);
    if (element.childrenSize() > 0) {
      closeAsHtml();
      return type.contains("xml") || type.equals("xhtml") ? element.html() : nakedMarkup();
    }
    boolean typed = !isPacked() && (!type.isEmpty() || name().startsWith("atom:"));
    return typed ? HtmlText.ofTyped(type, text()) : text();
  }

  /**
   * An element that has nothing in it may close itself in XML only: in HTML everything behind
   * {@code <iframe/>} would be in it.
   */
  private void closeAsHtml() {
    for (Element inner : element.select("*:empty")) {
      if (!isVoid(inner.tag().localName())) {
        inner.appendChild(new TextNode(""));
      }
    }
  }

  /** A damaged name such as {@code p:} has no local part. */
  private static boolean isVoid(String name) {
    return !name.isEmpty() && Tag.valueOf(name).isEmpty();
  }

  /** Tags that were not escaped, between text that was. */
  private String nakedMarkup() {
    return element.childNodes().stream()
        .map(node -> node instanceof TextNode text ? text.getWholeText() : node.outerHtml())
        .collect(Collectors.joining());
  }

  /**
   * The reference as the xml:base around it means it; as it stands when there is none.
   *
   * @param document where the document came from
   */
  String rebased(URI document, String reference) {
    Deque<String> bases = new ArrayDeque<>();
    for (Element at = element; at != null; at = at.parent()) {
      if (at.hasAttr("xml:base")) {
        bases.push(at.attr("xml:base"));
      }
    }
    if (bases.isEmpty()) {
      return reference;
    }
    URI base = document;
    for (String next : bases) {
      base = Links.resolve(base, next).orElse(base);
    }
    return Links.resolve(base, reference).map(URI::toString).orElse("");
  }
}
