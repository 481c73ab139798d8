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

  /** An article in a story; a copy names the article whose text it has. */
  public record Member(String articleId, String outlet, Optional<String> copyOf) {}

  public Story {
    members = List.copyOf(members);
  }
}
