package dev.tocsin.messaging;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * Record headers that carry real time, for latencies: the scenario clock says when news was read,
 * these say how fast it went on. Eight bytes, microseconds since 1970.
 */
public enum RealTime {
  /** When the document that a record stems from had been fetched. */
  FETCHED("tocsin-at"),
  /** When its alert was decided. */
  ALERTED("tocsin-alerted-at");

  private final String header;

  RealTime(String header) {
    this.header = header;
  }

  /** Writes a real time, in microseconds since 1970. */
  public void stamp(Headers headers, long micros) {
    headers.remove(header).add(header, ByteBuffer.allocate(Long.BYTES).putLong(micros).array());
  }

  /** Microseconds since 1970, where the record has them. */
  public OptionalLong of(Headers headers) {
    Header found = headers.lastHeader(header);
    return found == null || found.value().length != Long.BYTES
        ? OptionalLong.empty()
        : OptionalLong.of(ByteBuffer.wrap(found.value()).getLong());
  }

  /** Microseconds since 1970, by the real clock. */
  public static long now() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
  }
}
