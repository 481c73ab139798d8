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

  /** It has been silent, so it is asked more rarely; something new brings it back. */
  record Quiet(Duration silence, Duration interval) implements Reason {
    @Override
    public String sentence() {
      return "nothing new for %s: it is asked once in %s"
          .formatted(spell(silence), spell(interval));
    }
  }

  /** A hub brings what is new; a poll now and then finds out whether it does. */
  record BackUp(Duration interval) implements Reason {
    @Override
    public String sentence() {
      return "its hub pushes what is new: it is polled once in %s to be sure"
          .formatted(spell(interval));
    }
  }

  /** A hub says that there is something new, and not what. */
  record Announced() implements Reason {
    @Override
    public String sentence() {
      return "its hub says that there is something new";
    }
  }

  /** The publisher's skipHours and skipDays. */
  record SkippedHours() implements Reason {
    @Override
    public String sentence() {
      return "until then its publisher does not want to be asked (skipHours, skipDays)";
    }
  }

  /** Another feed of the same host or site was told so. */
  record SiteRests(ServerWord.Source source) implements Reason {
    @Override
    public String sentence() {
      return "another feed of its site was told: " + source.sentence();
    }
  }

  /** Nobody answered, anywhere: that is no fault of the feed. */
  record NetworkDown() implements Reason {
    @Override
    public String sentence() {
      return "no site at all could be reached: our own network seems to be down";
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
    if (interval.compareTo(Duration.ofDays(2)) >= 0) {
      return interval.toDays() + " days";
    }
    if (interval.toHours() > 0) {
      return interval.toMinutesPart() == 0
          ? interval.toHours() + " h"
          : "%d h %d min".formatted(interval.toHours(), interval.toMinutesPart());
    }
    return interval.toSecondsPart() == 0 || interval.toMinutes() >= 10
        ? interval.toMinutes() + " min"
        : interval.toSeconds() + " s";
  }
}
