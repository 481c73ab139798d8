package dev.tocsin.gateway.model;

import dev.tocsin.messaging.RealTime;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Headers;

/**
 * A record of the line as the read model sees it.
 *
 * @param value empty for a tombstone
 * @param seenMicros when it was read, by the real clock
 * @param rebuilt read to catch up: no latency is to be learnt from it
 * @param counted whether it came to be since this process began; older ones are not this run's work
 */
record Seen<V>(
    String key,
    Optional<V> value,
    int partition,
    long offset,
    Headers headers,
    long seenMicros,
    boolean rebuilt,
    boolean counted) {

  /** Microseconds since the given real time; empty without it and for what is only caught up. */
  OptionalLong microsSince(RealTime since) {
    OptionalLong from = since.of(headers);
    return rebuilt || from.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(0, seenMicros - from.getAsLong()));
  }
}
