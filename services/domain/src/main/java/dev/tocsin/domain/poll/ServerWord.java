package dev.tocsin.domain.poll;

import java.time.Instant;

/** Until when a server wants to be left alone, and how it said so. */
public record ServerWord(Instant until, Source source) {

  /** How a server says it. */
  public enum Source {
    RETRY_AFTER("the server asked us to wait until then (Retry-After)"),
    MAX_AGE("until then the server calls its answer fresh (max-age)"),
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

  boolean holdsAt(Instant now) {
    return until.isAfter(now);
  }
}
