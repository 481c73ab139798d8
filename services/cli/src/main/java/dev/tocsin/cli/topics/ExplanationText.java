package dev.tocsin.cli.topics;

import dev.tocsin.cli.terminal.Plain;
import dev.tocsin.cli.terminal.Style;
import dev.tocsin.cli.terminal.Table;
import dev.tocsin.domain.Article;
import dev.tocsin.domain.Topic;
import dev.tocsin.matching.Explanation;
import dev.tocsin.matching.Explanation.Clause;
import dev.tocsin.matching.Explanation.Hit;
import dev.tocsin.matching.Explanation.Part;
import dev.tocsin.matching.Explanation.Part.Kind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a topic matches an article, or why not, for people: what was found, what was not, and what
 * decided.
 */
public final class ExplanationText {
  private static final int MOST_HITS = 3;
  private static final int MOST_ALTERNATIVES = 4;
  private static final String INDENT = "  ";

  private final Style style;
  private final Explanation why;
  private final Topic topic;
  private final StringBuilder text = new StringBuilder();

  private ExplanationText(Explanation why, Topic topic, Style style) {
    this.why = why;
    this.topic = topic;
    this.style = style;
  }

  /** The explanation in some lines. */
  public static String of(Explanation why, Topic topic, Article article, Style style) {
    ExplanationText text = new ExplanationText(why, topic, style);
    text.verdict(article);
    if (why.clauses().size() == 1) {
      text.part(why.clauses().getFirst().part(), 1);
    } else if (!why.clauses().isEmpty()) {
      text.weighed();
    }
    text.decision();
    return text.text.toString().stripTrailing();
  }

  private void verdict(Article article) {
    String verdict =
        (why.matches() ? style.good("matches") : style.bad("does not match"))
            + "  %s of %s".formatted(Shown.number(why.score()), Shown.number(why.threshold()));
    line(0, style.bold(why.topicId()) + "  " + verdict);
    line(0, Plain.of(article.title()));
    text.append('\n');
  }

  /** What was found with the running sum; then what was not, with what it would have given. */
  private void weighed() {
    Table found = new Table(Table.terminalWidth());
    why.clauses().stream()
        .filter(clause -> clause.part().found())
        .forEach(
            clause ->
                found.row(
                    Shown.signed(clause.weight()),
                    "= " + Shown.number(clause.sum()),
                    hits(clause.part()),
                    written(clause)));
    text.append(style.faint("found")).append('\n').append(found).append("\n\n");
    List<Clause> others = why.clauses().stream().filter(clause -> !clause.part().found()).toList();
    if (!others.isEmpty()) {
      Table missing = new Table(Table.terminalWidth());
      others.forEach(clause -> missing.row(Shown.signed(clause.weight()), written(clause)));
      text.append(style.faint("not found")).append('\n').append(missing).append('\n');
    }
  }

  /** As the person wrote it, with the names of what others share; what it stands for is long. */
  private String written(Clause clause) {
    boolean all = why.clauses().size() == topic.terms().size();
    return Shown.oneLine(
        all ? topic.terms().get(why.clauses().indexOf(clause)).query() : clause.part().written());
  }

  private void part(Part part, int depth) {
    switch (part.kind()) {
      case ANY -> alternatives(part, depth);
      case ALL -> {
        line(depth, mark(part) + " all of");
        part.parts().forEach(inner -> part(inner, depth + 1));
      }
      case NOT -> {
        line(depth, mark(part) + " none of");
        part.parts().forEach(inner -> part(inner, depth + 1));
      }
      case MAY -> part.parts().forEach(inner -> part(inner, depth));
      case LEAF, NEAR -> leaf(part, depth);
    }
  }

  private void alternatives(Part part, int depth) {
    line(depth, mark(part) + " one of");
    List<Part> found = part.parts().stream().filter(Part::found).toList();
    List<Part> shown =
        found.isEmpty() ? part.parts().stream().limit(MOST_ALTERNATIVES).toList() : found;
    shown.forEach(inner -> part(inner, depth + 1));
    int others = part.parts().size() - shown.size();
    if (others > 0) {
      line(depth + 1, style.faint("… and %d that are not found".formatted(others)));
    }
  }

  private void leaf(Part part, int depth) {
    String hits = hits(part);
    line(
        depth,
        mark(part)
            + " "
            + Plain.of(Shown.brief(part.written()))
            + (hits.isEmpty() ? "" : "  " + style.faint(hits)));
  }

  private String mark(Part part) {
    boolean asItShould = part.found() != (part.kind() == Kind.NOT);
    return asItShould ? style.good("✓") : style.bad("✗");
  }

  private static String hits(Part part) {
    List<String> hits =
        leaves(part)
            .filter(Part::found)
            .flatMap(leaf -> leaf.hits().stream())
            .map(ExplanationText::shown)
            .distinct()
            .toList();
    return hits.stream().limit(MOST_HITS).collect(Collectors.joining(", "))
        + (hits.size() > MOST_HITS ? ", …" : "");
  }

  private static String shown(Hit hit) {
    return "%s “%s”".formatted(hit.field().name().toLowerCase(Locale.ROOT), hit.text());
  }

  private static Stream<Part> leaves(Part part) {
    return part.parts().isEmpty() || part.kind() == Kind.NEAR
        ? Stream.of(part)
        : part.parts().stream().flatMap(ExplanationText::leaves);
  }

  private void decision() {
    text.append('\n');
    line(
        0,
        "because "
            + style.accent(Plain.of(Shown.brief(decided())))
            + " "
            + why.decision().cause().predicate());
    if (!why.flips().isEmpty()) {
      line(0, "it would match");
      why.flips()
          .forEach(
              flip ->
                  line(
                      1,
                      (flip.toBeFound() ? "with     " : "without  ")
                          + Plain.of(Shown.brief(flip.clause()))));
    }
  }

  private String decided() {
    String decided = why.decision().clause();
    return why.clauses().stream()
        .filter(clause -> clause.part().written().equals(decided))
        .findFirst()
        .map(this::written)
        .orElse(decided);
  }

  private void line(int depth, String line) {
    text.append(INDENT.repeat(depth)).append(line).append('\n');
  }
}
