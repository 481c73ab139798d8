package dev.tocsin.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A cleaned item with a stable id, one version of it.
 *
 * @param version 1 and up; each version is published once
 * @param site registrable domain of the URL; identity never crosses it
 * @param outlet who published it first here
 * @param sightings the feeds it was found in, the first one first
 * @param title plain text
 * @param lead plain text: the feed's summary
 * @param body plain text, paragraphs parted by a blank line
 * @param language BCP 47 primary tag, fixed at version 1
 * @param dateSuspect why the publisher's date is not believed; empty when it is
 * @param seenBefore found by the first poll of a silent feed: it opens stories but alerts nobody
 */
public record Article(
    String id,
    int version,
    Change change,
    String url,
    String site,
    String outlet,
    List<Sighting> sightings,
    String title,
    String lead,
    String body,
    String language,
    String author,
    List<String> categories,
    Optional<Instant> publishedAt,
    String dateSuspect,
    Instant fetchedAt,
    boolean seenBefore,
    List<Match> matches,
    String runId) {

  /** How this version differs from the one before. */
  public enum Change {
    NEW,
    /** Title or text are others. */
    UPDATED,
    /** Updated, with a notice that something was wrong before. */
    CORRECTED,
    /** The same text in another feed. */
    SEEN,
    /** Withdrawn by its publisher: there is no text any more. */
    GONE
  }

  /** A feed that an article was found in, with what {@code where} may ask of it. */
  public record Sighting(
      String feedId, String site, String outlet, String country, int tier, List<String> groups) {
    public Sighting {
      groups = List.copyOf(groups);
    }
  }

  public Article {
    Checks.present("id", id);
    Checks.atLeast("version", 1, version);
    sightings = List.copyOf(sightings);
    categories = List.copyOf(categories);
    matches = List.copyOf(matches);
  }

  /** This version with what the topics made of it. */
  public Article withMatches(List<Match> found) {
    return new Article(
        id,
        version,
        change,
        url,
        site,
        outlet,
        sightings,
        title,
        lead,
        body,
        language,
        author,
        categories,
        publishedAt,
        dateSuspect,
        fetchedAt,
        seenBefore,
        found,
        runId);
  }
}
