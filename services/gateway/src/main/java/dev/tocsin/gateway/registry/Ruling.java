package dev.tocsin.gateway.registry;

import java.util.Map;

/** What became of a wish to change what is registered. */
public sealed interface Ruling<T> {

  /**
   * It is on Kafka.
   *
   * @param visible whether the read model shows it already
   * @param secrets in plain text, by name: made here, and told this once
   */
  record Stored<T>(T value, boolean created, boolean visible, Map<String, String> secrets)
      implements Ruling<T> {}

  /** It was so already; there is no new version. */
  record Unchanged<T>(T value) implements Ruling<T> {}

  /** Nothing was written. */
  record Refused<T>(Refusal why) implements Ruling<T> {}
}
