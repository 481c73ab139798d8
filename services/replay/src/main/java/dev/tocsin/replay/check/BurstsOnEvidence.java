package dev.tocsin.replay.check;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Alert.Level;
import dev.tocsin.domain.Evidence.Leading;
import dev.tocsin.domain.Evidence.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * I2 for bursts: each is told once and stands on first alerts that are there. When the clock looked
 * is not known afterwards, so what is checked is what a burst says, not that it came.
 */
final class BurstsOnEvidence {
  private static final String I2 = "I2";

  private BurstsOnEvidence() {}

  static List<Violation> check(Evidence evidence) {
    Map<String, List<Alert>> ofStories =
        evidence.alerts().stream()
            .filter(alert -> alert.level() != Level.BURST)
            .collect(Collectors.groupingBy(BurstsOnEvidence::topicOf));
    Map<String, List<Alert>> bursts =
        evidence.alerts().stream()
            .filter(alert -> alert.level() == Level.BURST)
            .collect(Collectors.groupingBy(Alert::id));
    List<Violation> found = new ArrayList<>();
    bursts.forEach(
        (id, same) -> {
          Alert burst = same.getFirst();
          if (same.size() != 1) {
            found.add(new Violation(I2, name(burst) + " was raised " + same.size() + " times"));
          }
          problems(burst, ofStories.getOrDefault(topicOf(burst), List.of())).stream()
              .map(problem -> new Violation(I2, name(burst) + " " + problem))
              .forEach(found::add);
        });
    return found;
  }

  private static List<String> problems(Alert burst, List<Alert> ofStories) {
    if (!(burst.evidence() instanceof Volume volume)) {
      return List.of("has no volume for its evidence");
    }
    List<String> problems = new ArrayList<>();
    String story = Alert.OF_NO_STORY + burst.runId();
    if (!burst.id().equals(Alert.idOf(burst.topicId(), story, Level.BURST, burst.step()))
        || !burst.step().equals(volume.from().toString())) {
      problems.add("is not named by its window");
    }
    long begun = begunWithin(volume, ofStories);
    if (volume.stories() > begun || volume.stories() <= volume.expected()) {
      problems.add(
          "says \"" + volume.sentence() + "\", and " + begun + " stories began in its window");
    }
    Set<String> known = ofStories.stream().map(Alert::storyId).collect(Collectors.toSet());
    volume.leading().stream()
        .map(Leading::storyId)
        .filter(id -> !known.contains(id))
        .forEach(id -> problems.add("names the story " + id + ", which had no alert"));
    return problems;
  }

  private static long begunWithin(Volume volume, List<Alert> ofStories) {
    return ofStories.stream()
        .filter(alert -> alert.level() == Level.NEW)
        .filter(alert -> !alert.alertedAt().isBefore(volume.from()))
        .filter(alert -> !alert.alertedAt().isAfter(volume.until()))
        .count();
  }

  private static String topicOf(Alert alert) {
    return alert.runId() + "/" + alert.topicId();
  }

  private static String name(Alert burst) {
    return "burst " + burst.id() + " of " + burst.topicId();
  }
}
