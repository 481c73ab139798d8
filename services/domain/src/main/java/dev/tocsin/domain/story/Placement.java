package dev.tocsin.domain.story;

import dev.tocsin.domain.Story;
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
    String joinedId, String storyId, Report report, Story.Reason reason, List<Change> changes) {

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
