package dev.tocsin.gateway.registry;

import dev.tocsin.domain.Topic.WeightedTerm;
import dev.tocsin.matching.query.QueryParser;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A weighted term as people write it: {@code +10 "peace talks"}, or an object with both parts. */
public final class WrittenTerm {
  private static final Pattern SHORT =
      Pattern.compile("(\\s*([+-]?\\d{1,9}(?:\\.\\d{1,6})?)\\s+)(\\S.*)", Pattern.DOTALL);
  private static final double LEAST = -1e9;

  private WrittenTerm() {}

  static Optional<WeightedTerm> read(Draft draft, JsonNode node, String at) {
    if (!node.isString()) {
      Draft term = draft.section(node, at);
      return Optional.of(
          new WeightedTerm(
              term.number("weight", LEAST, 1), term.text("query", QueryParser.MAX_LENGTH, "")));
    }
    Matcher written = SHORT.matcher(node.stringValue());
    if (!written.matches() || written.group(3).length() > QueryParser.MAX_LENGTH) {
      return draft.wrong(at, node, "a weight and a query, as +10 \"peace talks\"");
    }
    return Optional.of(new WeightedTerm(Double.parseDouble(written.group(2)), written.group(3)));
  }

  /** How many characters stand before the query of a term in its short form. */
  public static int beforeQuery(String term) {
    Matcher written = SHORT.matcher(term);
    return written.matches() ? written.group(1).length() : 0;
  }
}
