package dev.tocsin.replay.run;

import dev.tocsin.messaging.RealTime;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Headers;

/**
 * A record as it came out of the line.
 *
 * @param headers its record headers, which carry real times
 * @param receivedMicros when it was read, by the real clock: once it was committed
 */
public record Recorded<V>(
    String key, V value, int partition, long offset, Headers headers, long receivedMicros) {

  /**
   * From the fetch of its document until it could be read here; empty where it has no such time.
   */
  public OptionalLong microsSince(RealTime event) {
    OptionalLong at = event.of(headers);
    return at.isEmpty() ? at : OptionalLong.of(receivedMicros - at.getAsLong());
  }
}
