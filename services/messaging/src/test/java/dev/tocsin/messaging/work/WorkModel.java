package dev.tocsin.messaging.work;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@link AsyncWork} must do, said as simply as it can be: work that is held, due and not out
 * begins. It knows no index, no lanes, no queues.
 */
final class WorkModel {
  private final Map<String, Optional<Instant>> held = new HashMap<>();
  private final Set<String> out = new HashSet<>();
  private final Set<String> unwanted = new HashSet<>();

  void arrive(String key, Optional<Instant> due) {
    held.put(key, due);
  }

  void delete(String key) {
    held.remove(key);
    if (out.contains(key)) {
      unwanted.add(key);
    }
  }

  void begin(String key) {
    out.add(key);
  }

  /** The job came back, and its work is to be due again then; or done with, when that is empty. */
  void finish(String key, Optional<Instant> again) {
    out.remove(key);
    if (!unwanted.remove(key) && held.containsKey(key)) {
      again.ifPresentOrElse(due -> held.put(key, Optional.of(due)), () -> held.remove(key));
    }
  }

  /** The task died and was revived: nobody waits for what is out. */
  void revive() {
    out.clear();
    unwanted.clear();
  }

  Set<String> out() {
    return Set.copyOf(out);
  }

  /** What may begin now. */
  Set<String> due(Instant now) {
    return held.entrySet().stream()
        .filter(entry -> entry.getValue().filter(due -> !due.isAfter(now)).isPresent())
        .map(Map.Entry::getKey)
        .filter(key -> !out.contains(key))
        .collect(Collectors.toUnmodifiableSet());
  }
}
