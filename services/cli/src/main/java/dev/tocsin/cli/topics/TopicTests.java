package dev.tocsin.cli.topics;

import dev.tocsin.cli.yaml.Place;
import dev.tocsin.domain.Topic;
import dev.tocsin.domain.Topic.Tests.Example;
import dev.tocsin.matching.Analyzers;
import dev.tocsin.matching.Explainer;
import dev.tocsin.matching.Explanation;
import dev.tocsin.matching.Explanation.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tests that stand in a topic's file: texts that it must match, and texts that it must not. */
public final class TopicTests {
  private static final int SHOWN_FLIPS = 3;

  private final Explainer explainer;

  public TopicTests(Analyzers analyzers) {
    this.explainer = new Explainer(analyzers);
  }

  /** Runs the tests of a file that has a topic. */
  public List<Tried> run(TopicFile file) {
    List<Tried> tried = new ArrayList<>();
    file.topic()
        .ifPresent(
            topic -> {
              addAll(file, topic, "match", topic.tests().match(), tried);
              addAll(file, topic, "miss", topic.tests().miss(), tried);
            });
    return tried;
  }

  private void addAll(
      TopicFile file, Topic topic, String list, List<Example> examples, List<Tried> tried) {
    for (int i = 0; i < examples.size(); i++) {
      Example example = examples.get(i);
      tried.add(
          new Tried(
              topic.id(),
              list + " " + (i + 1),
              file.place("tests." + list + "[" + i + "].text"),
              example.text(),
              failure(topic, example, list.equals("match"))));
    }
  }

  /** Whether any of its tests would notice that it is another topic now. */
  boolean notice(Topic mutant) {
    try {
      return mutant.tests().match().stream().anyMatch(e -> !failure(mutant, e, true).isEmpty())
          || mutant.tests().miss().stream().anyMatch(e -> !failure(mutant, e, false).isEmpty());
    } catch (IllegalArgumentException e) {
      return true;
    }
  }

  /** The clauses that could be dropped and no test would notice. */
  public List<Survivor> survivors(TopicFile file, Topic topic) {
    return Mutant.of(topic).stream()
        .filter(mutant -> !notice(mutant.topic()))
        .map(mutant -> new Survivor(topic.id(), mutant.clause(), mutant.place(file), mutant.part()))
        .toList();
  }

  /** A clause that no test notices. */
  public record Survivor(String topic, String clause, Place place, String part) {}

  /** How many clauses can be dropped at all. */
  public static int clauses(Topic topic) {
    return Mutant.of(topic).size();
  }

  private String failure(Topic topic, Example example, boolean mustMatch) {
    String language = example.language().isEmpty() ? "en" : example.language();
    if (topic.languages().stream()
        .map(Analyzers::primary)
        .noneMatch(Analyzers.primary(language)::equals)) {
      return "the topic is not in '%s', so this proves nothing: add it to languages"
          .formatted(language);
    }
    Explanation why =
        explainer.explain(topic, PlainArticle.ofText("test", example.text(), language));
    if (why.matches() != mustMatch) {
      return mustMatch ? missed(why) : matched(why);
    }
    return example.reason().isEmpty() ? "" : wrongReason(why, example.reason());
  }

  private static String missed(Explanation why) {
    String flips =
        why.flips().isEmpty()
            ? ""
            : "; it would with "
                + why.flips().stream()
                    .limit(SHOWN_FLIPS)
                    .map(flip -> (flip.toBeFound() ? "" : "no ") + Shown.brief(flip.clause()))
                    .collect(Collectors.joining(" and "))
                + (why.flips().size() > SHOWN_FLIPS ? " and more" : "");
    return "it did not match: %s of %s%s"
        .formatted(Shown.number(why.score()), Shown.number(why.threshold()), flips);
  }

  private static String matched(Explanation why) {
    return "it matched: "
        + leaves(why)
            .filter(part -> !part.hits().isEmpty())
            .map(part -> "“" + part.hits().getFirst().text() + "”")
            .distinct()
            .limit(SHOWN_FLIPS)
            .collect(Collectors.joining(", "));
  }

  /** For a match a clause that was found; for a miss the one that decided, or that is missing. */
  private static String wrongReason(Explanation why, String reason) {
    String wanted = Shown.oneLine(reason);
    Stream<String> reasons =
        why.matches()
            ? leaves(why).filter(Part::found).map(Part::written)
            : Stream.concat(
                Stream.of(why.decision().clause()),
                why.flips().stream().map(Explanation.Flip::clause));
    List<String> found = reasons.map(Shown::oneLine).distinct().toList();
    return found.contains(wanted)
        ? ""
        : "the reason is not %s but %s"
            .formatted(wanted, found.stream().map(Shown::brief).collect(Collectors.joining(", ")));
  }

  private static Stream<Part> leaves(Explanation why) {
    return why.clauses().stream()
        .filter(clause -> clause.weight() > 0 || !why.matches())
        .flatMap(clause -> leaves(clause.part()));
  }

  private static Stream<Part> leaves(Part part) {
    return part.parts().isEmpty() || part.kind() == Part.Kind.NEAR
        ? Stream.of(part)
        : part.parts().stream().flatMap(TopicTests::leaves);
  }
}
