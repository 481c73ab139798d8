package dev.tocsin.domain.story;

import java.util.List;

/**
 * Where a report went, why, and what it changed among the stories.
 *
 * @param joinedId the story that it opened or joined
 * @param storyId the story that it is in after the changes
 * @param report as the story keeps it
 * @param changes in the order they were made
 */
public record Placement(
    String joinedId, String storyId, Report report, Reason reason, List<Change> changes) {

  /**
   * Why a report went where it did.
   *
   * @param joined whether the story was open before
   * @param likeness to the story that it is most like, 0 to 1
   * @param needed to join that story at this moment
   * @param words that make it like that story, the strongest first
   */
  public record Reason(boolean joined, double likeness, double needed, List<String> words) {
    public Reason {
      words = List.copyOf(words);
    }

    /** One line for people. */
    @Override
    public String toString() {
      String measured = hundredths(likeness) + " like it, " + hundredths(needed) + " needed";
      if (joined) {
        return "joined: " + measured + " (" + String.join(", ", words) + ")";
      }
      return likeness == 0
          ? "opened: no open story is like it"
          : "opened: the nearest is " + measured;
    }

    private static String hundredths(double value) {
      long hundredths = Math.round(value * 100);
      return hundredths / 100 + (hundredths % 100 < 10 ? ".0" : ".") + hundredths % 100;
    }
  }

  /** What becomes of a story when a report shows more than was known before. */
  public sealed interface Change {
    String storyId();

    /** Two happenings were one story: some of its reports are a story of their own now. */
    record Split(String storyId, String newStoryId, List<Report> moved) implements Change {
      public Split {
        moved = List.copyOf(moved);
      }
    }

    /** Two stories were one happening: the first goes on as part of the other. */
    record Merged(String storyId, String intoStoryId, List<Report> moved) implements Change {
      public Merged {
        moved = List.copyOf(moved);
      }
    }

    /** A report gave way to later ones; it still counts. */
    record Outgrown(String storyId, Report report) implements Change {}

    /** Nobody reported it for long enough: it is joined no more. */
    record Closed(String storyId, List<Report> reports) implements Change {
      public Closed {
        reports = List.copyOf(reports);
      }
    }
  }

  public Placement {
    changes = List.copyOf(changes);
  }
}
