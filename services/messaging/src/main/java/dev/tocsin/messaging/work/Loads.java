package dev.tocsin.messaging.work;

import dev.tocsin.messaging.KeyPartitioner;
import java.util.HashMap;
import java.util.Map;

/** How much is stored for whom, in memory: rebuilt when a task begins. */
final class Loads {
  private final Map<String, Load> byOwner = new HashMap<>();

  Load of(String key) {
    return byOwner.getOrDefault(KeyPartitioner.owner(key), Load.NONE);
  }

  void add(String key, long weight) {
    byOwner.merge(
        KeyPartitioner.owner(key), Load.NONE.plus(weight), (old, one) -> old.plus(weight));
  }

  void remove(String key, long weight) {
    byOwner.computeIfPresent(
        KeyPartitioner.owner(key), (owner, old) -> old.count() > 1 ? old.minus(weight) : null);
  }
}
