package dev.tocsin.domain.article;

import dev.tocsin.domain.Article.Sighting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is remembered of an article between its versions: fingerprints, and no text.
 *
 * @param language fixed at version 1
 * @param outlet who published it first here
 * @param fingerprint of the text of this version; empty while it is withdrawn
 * @param notice fingerprint of the correction notice in it; empty when it has none
 * @param pageRead whether its page was ever read: only then can the page go
 * @param publishedAt what the first version claimed
 * @param seenAt fetch time of its last sighting
 */
public record KnownArticle(
    String id,
    int version,
    String language,
    String url,
    String outlet,
    String fingerprint,
    String notice,
    boolean pageRead,
    Optional<Instant> publishedAt,
    List<Sighting> sightings,
    Instant seenAt) {

  /** Feeds that are remembered of one article. */
  static final int SIGHTINGS_KEPT = 32;

  public KnownArticle {
    sightings = List.copyOf(sightings);
  }

  boolean wasSeenIn(String feedId) {
    return sightings.stream().anyMatch(sighting -> sighting.feedId().equals(feedId));
  }

  boolean isGone() {
    return fingerprint.isEmpty();
  }

  /** Its next version, without a text; a notice that stood in it is no news if it comes back. */
  KnownArticle gone(Instant at) {
    return new KnownArticle(
        id, version + 1, language, url, outlet, "", notice, pageRead, publishedAt, sightings, at);
  }

  /** Its next version. */
  KnownArticle next(
      String newFingerprint, String newNotice, boolean readNow, Sighting sighting, Instant at) {
    List<Sighting> all = new ArrayList<>(sightings);
    if (!wasSeenIn(sighting.feedId()) && all.size() < SIGHTINGS_KEPT) {
      all.add(sighting);
    }
    return new KnownArticle(
        id,
        version + 1,
        language,
        url,
        outlet,
        newFingerprint,
        newNotice,
        pageRead || readNow,
        publishedAt,
        all,
        at);
  }
}
