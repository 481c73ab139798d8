package dev.tocsin.domain;

import java.time.Instant;

/** A story or a topic of which a subscriber has heard enough for now. */
public record Snooze(Of of, String id, Instant until) {

  /** What is snoozed. */
  public enum Of {
    STORY,
    TOPIC
  }

  public Snooze {
    Checks.present("snoozes.id", id);
  }

  /** Whether it keeps this alert from its subscriber. */
  public boolean covers(Alert alert, Instant now) {
    String about =
        switch (of) {
          case STORY -> alert.storyId();
          case TOPIC -> alert.topicId();
        };
    return now.isBefore(until) && id.equals(about);
  }
}
