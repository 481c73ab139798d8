package dev.tocsin.matching.query;

import dev.tocsin.matching.query.Token.Kind;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An estimate of what a topic costs all others, in words.
 *
 * <p>A plain word costs a look-up. What resembles many words, such as a wildcard, is compared with
 * each new word of the news; what depends on places walks them in each article that has its words.
 */
final class Cost {
  private static final int MOST = 10_000;

  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
  private final Map<Kind, Integer> costs = new EnumMap<>(Kind.class);
  private int sum;

  /** Adds a clause; refuses it when all together cost too much. */
  void charge(Source source, Token token) {
    int cost = cost(token);
    counts.merge(token.kind(), 1, Integer::sum);
    costs.merge(token.kind(), cost, Integer::sum);
    sum += cost;
    if (sum > MOST) {
      throw source.error(
          token,
          "a topic that costs at most %,d in all; up to here are %s".formatted(MOST, account()),
          "split the topic, or write words instead of wildcards");
    }
  }

  private static int cost(Token token) {
    return switch (token.kind()) {
      case PREFIX -> token.text().length() < 3 ? 20 : 6;
      case PATTERN -> 20;
      case FUZZY -> token.number() == 1 ? 10 : 40;
      case NEAR, ONEAR -> 2 + token.number() / 5;
      case PHRASE -> 2 + token.text().length() / 8 + token.number() / 5;
      default -> 1;
    };
  }

  private String account() {
    return costs.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(entry -> shown(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private String shown(Kind kind, int cost) {
    String what =
        switch (kind) {
          case PREFIX -> "prefixes";
          case PATTERN -> "wildcards";
          case FUZZY -> "fuzzy words";
          case NEAR, ONEAR -> "NEARs";
          case PHRASE -> "phrases";
          default -> "words";
        };
    return "%,d %s (%,d)".formatted(counts.getOrDefault(kind, 0), what, cost);
  }
}
