package dev.tocsin.domain.poll;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Until when a server wants to be left alone, and how it said so. */
public record ServerWord(Instant until, Source source) {

  /** How a server says it. */
  public enum Source {
    RETRY_AFTER("the server asked us to wait until then (Retry-After)"),
    MAX_AGE("until then the server calls its answer fresh (max-age)"),
    TTL("until then the document may be kept, as it says itself (ttl)"),
    EXPIRES("until then the server calls its answer fresh (Expires)"),
    TOO_MANY_REQUESTS("the server finds that we ask too often (429) and did not say until when");

    private final String sentence;

    Source(String sentence) {
      this.sentence = sentence;
    }

    String sentence() {
      return sentence;
    }
  }

  /** The one that asks for more time. */
  static Optional<ServerWord> later(Optional<ServerWord> one, Optional<ServerWord> other) {
    return Stream.of(one, other)
        .flatMap(Optional::stream)
        .max(Comparator.comparing(ServerWord::until));
  }

  /** Whether it is about the one who asks, and not about one document. */
  public boolean isAboutUs() {
    return source == Source.RETRY_AFTER || source == Source.TOO_MANY_REQUESTS;
  }

  public boolean holdsAt(Instant now) {
    return until.isAfter(now);
  }
}
