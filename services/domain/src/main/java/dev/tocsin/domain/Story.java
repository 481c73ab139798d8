package dev.tocsin.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Articles on one happening, in one language.
 *
 * @param id hash of language and founding article
 * @param headline title of the founding article
 * @param firstSeenAt fetch time of its first member, by the scenario clock
 * @param lastSeenAt the greatest fetch time among its members
 * @param members the first 64, in the order they came
 * @param size members, those beyond the first 64 included
 * @param owners independent sources: distinct outlets that are not copies
 * @param aliasOf the story that this one has become part of
 */
public record Story(
    String id,
    String language,
    String headline,
    Instant firstSeenAt,
    Instant lastSeenAt,
    List<Member> members,
    int size,
    int owners,
    Optional<String> aliasOf) {

  public static final int MEMBERS_KEPT = 64;

  /**
   * An article in a story.
   *
   * @param copyOf the article whose text it has
   * @param reason why it went where it first did; none where that is no longer known
   * @param movedFrom the story that it was in before a split or a union brought it here; it was
   *     united with this one when its record says that it is an alias, else it was split
   */
  public record Member(
      String articleId,
      String outlet,
      Optional<String> copyOf,
      Optional<Reason> reason,
      Optional<String> movedFrom) {

    /** The same article after a split or a union. */
    public Member from(String storyId) {
      return new Member(articleId, outlet, copyOf, reason, Optional.of(storyId));
    }
  }

  /**
   * Why an article joined a story or opened one.
   *
   * @param likeness to the story that was most like it, 0 to 1, in thousandths
   * @param needed to join that story at that moment, in thousandths
   * @param words that make it like the story, the strongest first; none for one that opened its own
   */
  public record Reason(double likeness, double needed, List<String> words) {
    public Reason {
      likeness = Math.round(likeness * 1000) / 1000.0;
      needed = Math.round(needed * 1000) / 1000.0;
      words = List.copyOf(words);
    }

    /** Whether the story was there before. */
    public boolean joined() {
      return !words.isEmpty();
    }

    /** One line for people. */
    @Override
    public String toString() {
      String measured = hundredths(likeness) + " like it, " + hundredths(needed) + " needed";
      if (joined()) {
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

  public Story {
    members = List.copyOf(members);
  }
}
