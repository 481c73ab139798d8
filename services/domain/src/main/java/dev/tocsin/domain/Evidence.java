package dev.tocsin.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What speaks for an alert: how far one story is reported, or how much there is on a topic. */
public sealed interface Evidence {

  /** The same in words, as a line of a message. */
  String sentence();

  /**
   * How far the story of an alert was reported when it was decided.
   *
   * @param since when the story was first seen, by the scenario clock
   * @param articles in the story, copies included
   * @param sources who reported it in words of their own, the first ones first, at most {@link
   *     #SOURCES_KEPT}
   */
  record Coverage(Instant since, int articles, List<String> sources) implements Evidence {
    public static final int SOURCES_KEPT = 16;

    public Coverage {
      sources = sources.stream().limit(SOURCES_KEPT).toList();
    }

    /** As {@code 3 articles by Herald, Courier}. */
    @Override
    public String sentence() {
      String by = sources.isEmpty() ? "" : " by " + String.join(", ", sources);
      return (articles == 1 ? "1 article" : articles + " articles") + by;
    }
  }

  /**
   * An article that had alerted was taken back by its publisher.
   *
   * @param story how far its story is reported, the article itself included
   */
  record Withdrawal(Coverage story) implements Evidence {

    /** As {@code withdrawn by its publisher; its story has 3 articles by Herald, Courier}. */
    @Override
    public String sentence() {
      return "withdrawn by its publisher; its story has " + story.sentence();
    }
  }

  /**
   * How many stories of a topic began in a window, and how many usually do at this time of the
   * week.
   *
   * @param leading the stories with the most independent sources, the greatest first
   */
  record Volume(Instant from, Instant until, int stories, double expected, List<Leading> leading)
      implements Evidence {
    public Volume {
      leading = List.copyOf(leading);
    }

    /** As {@code 14 new stories in 2 hours, 2.5 are usual}. */
    @Override
    public String sentence() {
      return String.format(
          Locale.ROOT,
          "%d new stories in %d hours, %s usual",
          stories,
          Duration.between(from, until).toHours(),
          usual());
    }

    private String usual() {
      return expected < 0.05
          ? "none is"
          : String.format(Locale.ROOT, expected < 9.95 ? "%.1f are" : "%.0f are", expected);
    }
  }

  /** A story that stands for others. */
  record Leading(String storyId, String headline, String url, String outlet, int owners) {}
}
