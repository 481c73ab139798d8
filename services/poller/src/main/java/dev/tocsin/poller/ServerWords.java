package dev.tocsin.poller;

import dev.tocsin.domain.poll.ServerWord;
import dev.tocsin.domain.poll.ServerWord.Source;
import dev.tocsin.outbound.Headers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads in the headers of an answer until when the server wants to be left alone. */
final class ServerWords {
  private static final Pattern MAX_AGE =
      Pattern.compile("(?:^|[,\\s])max-age\\s*=\\s*\"?([0-9]{1,18})", Pattern.CASE_INSENSITIVE);
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,18}");

  /** Longer words are bounded where they are weighed; here they must only not overflow. */
  private static final long MOST_SECONDS = Duration.ofDays(10_000).toSeconds();

  private ServerWords() {}

  /** Freshness speaks on a good answer, Retry-After on any other. */
  static Optional<ServerWord> in(int status, Headers headers, Instant now) {
    return status == 304 || status / 100 == 2
        ? maxAge(headers, now).or(() -> expires(headers, now))
        : retryAfter(headers, now);
  }

  private static Optional<ServerWord> maxAge(Headers headers, Instant now) {
    return headers.all("Cache-Control").stream()
        .map(MAX_AGE::matcher)
        .filter(Matcher::find)
        .findFirst()
        .map(found -> new ServerWord(after(now, found.group(1)), Source.MAX_AGE));
  }

  /** By RFC 9111 Expires is read against the server's own clock, which may go wrong. */
  private static Optional<ServerWord> expires(Headers headers, Instant now) {
    Instant served = headers.first("Date").flatMap(ServerWords::date).orElse(now);
    return headers
        .first("Expires")
        .flatMap(ServerWords::date)
        .map(at -> new ServerWord(now.plus(Duration.between(served, at)), Source.EXPIRES));
  }

  private static Optional<ServerWord> retryAfter(Headers headers, Instant now) {
    return headers
        .first("Retry-After")
        .map(String::strip)
        .flatMap(
            value ->
                SECONDS.matcher(value).matches() ? Optional.of(after(now, value)) : date(value))
        .map(until -> new ServerWord(until, Source.RETRY_AFTER));
  }

  private static Instant after(Instant now, String seconds) {
    return now.plusSeconds(Math.min(Long.parseLong(seconds), MOST_SECONDS));
  }

  /** An HTTP date; its weekday, which some servers get wrong, says nothing and is not looked at. */
  private static Optional<Instant> date(String value) {
    try {
      String withoutWeekday = value.substring(value.indexOf(',') + 1).strip();
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(withoutWeekday)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
