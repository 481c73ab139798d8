package dev.tocsin.replay.scenario;

/**
 * A publisher of a scenario: one site with one feed.
 *
 * @param id the first label of its host name
 * @param country ISO 3166 alpha-2, or empty
 * @param language BCP 47 tag of its feed, or empty
 * @param tier the reader's own rank of it, 1 is the best; 0 is none
 */
public record Outlet(String id, String name, String country, String language, int tier) {

  /** The host it is reached at. The top-level domain is reserved for tests: it is never real. */
  public String host() {
    return id + ".test";
  }

  public String feedUrl() {
    return "http://" + host() + "/feed.xml";
  }
}
