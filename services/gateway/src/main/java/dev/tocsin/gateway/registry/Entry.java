package dev.tocsin.gateway.registry;

import dev.tocsin.messaging.KafkaTopic;
import java.util.Optional;

/** A record to be written; without a value it is a tombstone. */
record Entry<V>(KafkaTopic<V> topic, String key, Optional<V> value) {

  static <V> Entry<V> of(KafkaTopic<V> topic, String key, V value) {
    return new Entry<>(topic, key, Optional.of(value));
  }

  static <V> Entry<V> tombstone(KafkaTopic<V> topic, String key) {
    return new Entry<>(topic, key, Optional.empty());
  }
}
