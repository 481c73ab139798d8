package dev.tocsin.domain.poll;

import java.time.Duration;

/** Why the next poll of a feed is when it is. */
public sealed interface Reason {

  /** For people, beside the time of the poll. */
  String sentence();

  record FirstPoll() implements Reason {
    @Override
    public String sentence() {
      return "it is new";
    }
  }

  /** Nothing speaks against it but that feeds are not asked more often. */
  record Floor(Duration interval) implements Reason {
    @Override
    public String sentence() {
      return "it is asked at most once in " + spell(interval);
    }
  }

  record ServerSays(ServerWord.Source source) implements Reason {
    @Override
    public String sentence() {
      return source.sentence();
    }
  }

  record BackingOff(int failures) implements Reason {
    @Override
    public String sentence() {
      return failures == 1
          ? "the last poll failed"
          : "%d polls in a row failed: each gap is twice as long, up to a day".formatted(failures);
    }
  }

  record Asked() implements Reason {
    @Override
    public String sentence() {
      return "a person asked for it";
    }
  }

  record Gone() implements Reason {
    @Override
    public String sentence() {
      return "the server said that it is gone for good (410): it is not asked again";
    }
  }

  record Paused() implements Reason {
    @Override
    public String sentence() {
      return "it is paused";
    }
  }

  /** Nobody polls by time here: a replay asks for each poll. */
  record Parked() implements Reason {
    @Override
    public String sentence() {
      return "it waits to be asked";
    }
  }

  private static String spell(Duration interval) {
    if (interval.toSeconds() % 60 != 0) {
      return interval.toSeconds() + " s";
    }
    return interval.toMinutes() % 60 == 0
        ? interval.toHours() + " h"
        : interval.toMinutes() + " min";
  }
}
