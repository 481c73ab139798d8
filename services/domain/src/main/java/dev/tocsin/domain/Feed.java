package dev.tocsin.domain;

import java.util.List;

/**
 * A URL that we poll.
 *
 * @param url where it is fetched; http or https
 * @param site registrable domain of the URL, private suffixes included: unit of partition, lane and
 *     politeness
 * @param outlet who publishes it, as people say it
 * @param country ISO 3166 alpha-2, or empty
 * @param language BCP 47 tag that its entries are taken to be in, or empty for what the document
 *     says
 * @param tier the reader's own rank of the outlet, 1 is the best; 0 is none
 * @param runId marks a test run and is part of every id made from this feed; empty in real ones
 */
public record Feed(
    String id,
    long version,
    State state,
    String url,
    String site,
    String outlet,
    String title,
    String country,
    String language,
    int tier,
    List<String> groups,
    boolean fullText,
    Backlog backlog,
    PollSchedule schedule,
    String runId) {

  /** What the first poll of a new feed does with the entries that it finds. */
  public enum Backlog {
    /** Published as seen before: they alert nobody. */
    SILENT,
    /** Treated as news. */
    ALERT
  }

  public Feed {
    Checks.id("id", id);
    Checks.present("url", url);
    Checks.present("site", site);
    Checks.atLeast("tier", 0, tier);
    groups = List.copyOf(groups);
  }

  /** The key on Kafka: the part before the slash decides the partition. */
  public String key() {
    return site + "/" + id;
  }
}
