package dev.tocsin.gateway.model;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Headers;

/**
 * A record that a service could not process, as far as its headers tell.
 *
 * @param kafkaTopic where it came from; empty when it does not say
 * @param reason the error's message
 */
public record DeadLetter(String key, String kafkaTopic, String reason, long seenAtMillis) {
  private static final int LONGEST = 500;

  static DeadLetter of(Seen<byte[]> seen) {
    return new DeadLetter(
        cut(seen.key()),
        header(seen.headers(), ".topic"),
        header(seen.headers(), ".message"),
        seen.seenMicros() / 1_000);
  }

  /** Streams and our own writers use different prefixes for the same words. */
  private static String header(Headers headers, String ending) {
    return StreamSupport.stream(headers.spliterator(), false)
        .filter(header -> header.key().endsWith(ending) && header.value() != null)
        .findFirst()
        .map(header -> cut(new String(header.value(), StandardCharsets.UTF_8)))
        .orElse("");
  }

  private static String cut(String text) {
    return Optional.of(text)
        .filter(t -> t.length() <= LONGEST)
        .orElseGet(() -> text.substring(0, LONGEST));
  }
}
