package dev.tocsin.domain.story;

import dev.tocsin.domain.Alert.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The alerts that are out on a story, by topic: thousands may have alerted on one. */
final class AlertsOut {
  private final Map<String, List<Alerted>> byTopic = new HashMap<>(1);

  static AlertsOut of(List<Alerted> all) {
    AlertsOut out = new AlertsOut();
    all.forEach(out::add);
    return out;
  }

  /** Whether it was not known before. */
  boolean add(Alerted alerted) {
    List<Alerted> ofTopic = byTopic.computeIfAbsent(alerted.topicId(), id -> new ArrayList<>(1));
    return !ofTopic.contains(alerted) && ofTopic.add(alerted);
  }

  /** In the order they were decided. */
  List<Alerted> all() {
    return byTopic.values().stream().flatMap(List::stream).sorted(Alerted.OLDEST_FIRST).toList();
  }

  /** Those of a topic at these levels. */
  List<Alerted> of(String topicId, Set<Level> levels) {
    List<Alerted> all = byTopic.get(topicId);
    return all == null
        ? List.of()
        : all.stream().filter(alerted -> levels.contains(alerted.level())).toList();
  }
}
