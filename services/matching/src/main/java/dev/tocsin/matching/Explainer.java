package dev.tocsin.matching;

import dev.tocsin.domain.Article;
import dev.tocsin.domain.Topic;
import dev.tocsin.matching.Explanation.Cause;
import dev.tocsin.matching.Explanation.Clause;
import dev.tocsin.matching.Explanation.Decision;
import dev.tocsin.matching.Explanation.Flip;
import dev.tocsin.matching.Explanation.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says why topics match articles, or why not.
 *
 * <p>It evaluates every clause where the index stops at the first that decides; both ask the same
 * nodes about the same document, and only the index passes topics over by how they are filed.
 */
public final class Explainer {
  private final Analyzers analyzers;

  public Explainer(Analyzers analyzers) {
    this.analyzers = analyzers;
  }

  /**
   * Why a topic matches an article, or why not. Its state does not matter: a paused topic is
   * explained as if it were active.
   *
   * @throws IllegalArgumentException as {@link TopicIndex#put} does
   */
  public Explanation explain(Topic topic, Article article) {
    ParsedTopic parsed = ParsedTopic.of(topic);
    String language = Analyzers.primary(article.language());
    if (topic.languages().stream().map(Analyzers::primary).noneMatch(language::equals)) {
      return unsearched(parsed, Cause.OTHER_LANGUAGE, "languages");
    }
    LanguageIndex index = LanguageIndex.once(language, analyzers);
    Optional<CompiledTopic> compiled = index.compile(parsed);
    if (compiled.isEmpty()) {
      return unsearched(parsed, Cause.NOTHING_TO_SEARCH, "the topic");
    }
    return explained(parsed, compiled.get(), article, new PartReader(article, index.read(article)));
  }

  private static Explanation unsearched(ParsedTopic parsed, Cause cause, String part) {
    return explanation(parsed, 0, List.of(), new Decision(cause, part), List.of(), List.of());
  }

  private static Explanation explained(
      ParsedTopic parsed, CompiledTopic compiled, Article article, PartReader reader) {
    List<Verdict.Weighted> weighted = new ArrayList<>();
    List<Clause> clauses = new ArrayList<>();
    long sum = 0;
    for (CompiledTopic.Clause clause : compiled.clauses()) {
      Part part = reader.part(clause.node());
      long counted = part.found() ? clause.weight() : 0;
      sum += counted;
      weighted.add(new Verdict.Weighted(clause.weight(), part));
      clauses.add(new Clause(units(clause.weight()), units(counted), units(sum), part));
    }
    Verdict verdict = new Verdict(weighted, parsed.threshold());
    List<String> unmet = Whereabouts.of(parsed.topic().where()).unmet(article);
    boolean elsewhere = verdict.matches() && !unmet.isEmpty();
    Decision decision =
        elsewhere ? new Decision(Cause.ELSEWHERE, "where." + unmet.getFirst()) : verdict.decision();
    List<Flip> flips = verdict.matches() ? List.of() : verdict.fewestFlips();
    return explanation(parsed, sum, clauses, decision, unmet, flips);
  }

  private static Explanation explanation(
      ParsedTopic parsed,
      long sum,
      List<Clause> clauses,
      Decision decision,
      List<String> unmet,
      List<Flip> flips) {
    return new Explanation(
        parsed.topic().id(),
        parsed.topic().version(),
        sum >= parsed.threshold() && unmet.isEmpty(),
        units(sum),
        units(parsed.threshold()),
        clauses,
        decision,
        unmet,
        flips);
  }

  private static double units(long millionths) {
    return millionths / ParsedTopic.MILLIONTHS;
  }
}
