package dev.tocsin.matching;

import dev.tocsin.domain.Article;
import dev.tocsin.matching.Explanation.Hit;
import dev.tocsin.matching.Explanation.Part;
import dev.tocsin.matching.Explanation.Part.Kind;
import dev.tocsin.matching.query.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns the nodes of a query into the parts of an explanation of one article. */
final class PartReader {
  private final Article article;
  private final Document document;

  PartReader(Article article, Document document) {
    this.article = article;
    this.document = document;
  }

  Part part(Node node) {
    return switch (node) {
      case Node.Word word -> leaf(Kind.LEAF, word.clause(), node, List.of());
      case Node.Phrase phrase -> leaf(Kind.LEAF, phrase.clause(), node, List.of());
      case Pair pair -> leaf(Kind.LEAF, pair.clause(), node, List.of());
      case Node.Attribute attribute -> leaf(Kind.LEAF, attribute.clause(), node, List.of());
      case Near near ->
          leaf(Kind.NEAR, near.clause(), node, List.of(part(near.left()), part(near.right())));
      case Group group ->
          group
              .wordOfManyReadings()
              .map(clause -> leaf(Kind.LEAF, clause, node, List.of()))
              .orElseGet(() -> group(group));
    };
  }

  private Part leaf(Kind kind, String written, Node node, List<Part> sides) {
    List<Stretch> stretches = new ArrayList<>();
    if (node.matches(document)) {
      node.stretches(document, stretches);
    }
    List<Hit> hits =
        stretches.stream().sorted().distinct().limit(Spans.MOST).map(this::hit).toList();
    return new Part(kind, written, node.matches(document), hits, sides);
  }

  private Part group(Group group) {
    if (group.equals(Group.NEVER)) {
      return new Part(Kind.ANY, "common words only", false, List.of(), List.of());
    }
    List<Part> must = group.must().stream().map(this::part).toList();
    List<Part> should = group.should().stream().map(this::part).toList();
    List<Part> not = group.not().stream().map(this::part).toList();
    boolean found = group.matches(document);
    if (must.isEmpty() && not.isEmpty()) {
      return new Part(Kind.ANY, joined(should, " OR "), found, List.of(), should);
    }
    Stream<Part> wanted =
        must.isEmpty()
            ? Stream.of(
                should.size() == 1
                    ? should.getFirst()
                    : new Part(
                        Kind.ANY,
                        joined(should, " OR "),
                        should.stream().anyMatch(Part::found),
                        List.of(),
                        should))
            : Stream.concat(must.stream(), should.stream().map(part -> around(Kind.MAY, part)));
    List<Part> parts =
        Stream.concat(wanted, not.stream().map(part -> around(Kind.NOT, part))).toList();
    return new Part(Kind.ALL, joined(parts, " AND "), found, List.of(), parts);
  }

  private static Part around(Kind kind, Part part) {
    return new Part(kind, part.written(), part.found(), List.of(), List.of(part));
  }

  private static String joined(List<Part> parts, String operator) {
    return parts.stream()
        .filter(part -> part.kind() != Kind.MAY)
        .map(PartReader::inGroup)
        .collect(Collectors.joining(operator));
  }

  private static String inGroup(Part part) {
    return switch (part.kind()) {
      case ALL, ANY -> "(" + part.written() + ")";
      case NOT -> "NOT " + inGroup(part.parts().getFirst());
      default -> part.written();
    };
  }

  private Hit hit(Stretch stretch) {
    TextField field = Document.field(stretch.first());
    String text =
        switch (field) {
          case TITLE -> article.title();
          case LEAD -> article.lead();
          case BODY -> article.body();
          case AUTHOR -> article.author();
        };
    return new Hit(
        field, stretch.start(), stretch.end(), text.substring(stretch.start(), stretch.end()));
  }
}
