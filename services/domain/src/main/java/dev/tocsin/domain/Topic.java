package dev.tocsin.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a person watches for: a query with a name.
 *
 * @param languages primary language tags that the query is compiled for; empty means English
 * @param query in the topic language; empty when there are weighted terms
 * @param terms weighted queries, summed; empty when there is a query
 * @param threshold the sum at which weighted terms match
 * @param where the feeds and outlets that it is limited to
 * @param shared the queries of other topics that its own names as {@code @id}, by their ids, as
 *     they were when this version was written: so a version is all that judges
 * @param downstream whether it has the Kafka topic {@code alerts.<id>}
 */
public record Topic(
    String id,
    long version,
    State state,
    String name,
    String description,
    List<String> languages,
    String query,
    List<WeightedTerm> terms,
    double threshold,
    Where where,
    Map<String, String> shared,
    Tests tests,
    AlertPolicy alertPolicy,
    boolean downstream,
    Instant updatedAt) {

  /** A query that adds its weight, which may be negative, when it is found. */
  public record WeightedTerm(double weight, String query) {}

  /** Limits on where an article was found; an empty list limits nothing. */
  public record Where(
      List<String> sites,
      List<String> feeds,
      List<String> categories,
      List<String> countries,
      List<Integer> tiers) {
    public static final Where ANYWHERE =
        new Where(List.of(), List.of(), List.of(), List.of(), List.of());

    public Where {
      sites = List.copyOf(sites);
      feeds = List.copyOf(feeds);
      categories = List.copyOf(categories);
      countries = List.copyOf(countries);
      tiers = List.copyOf(tiers);
    }
  }

  /** Texts that the topic must and must not match; they travel with it. */
  public record Tests(List<Example> match, List<Example> miss) {
    public static final Tests NONE = new Tests(List.of(), List.of());

    /**
     * An article in small: its first line is the title, the lead follows after a blank line.
     *
     * @param language primary language tag; empty means English
     * @param reason for a miss, the clause that should have been the reason; may be empty
     */
    public record Example(String text, String language, String reason) {}

    public Tests {
      match = List.copyOf(match);
      miss = List.copyOf(miss);
    }
  }

  public Topic {
    Checks.id("id", id);
    languages = languages.isEmpty() ? List.of("en") : List.copyOf(languages);
    terms = List.copyOf(terms);
    shared = Map.copyOf(shared);
    if (query.isBlank() == terms.isEmpty()) {
      throw new IllegalArgumentException(
          "topic '" + id + "' needs either a query or weighted terms, and not both");
    }
  }

  /** This version with the queries of other topics that it shares. */
  public Topic withShared(Map<String, String> queries) {
    return new Topic(
        id,
        version,
        state,
        name,
        description,
        languages,
        query,
        terms,
        threshold,
        where,
        queries,
        tests,
        alertPolicy,
        downstream,
        updatedAt);
  }

  /** The same topic in another state, as a version of its own. */
  public Topic in(State other, long otherVersion, Instant at) {
    return new Topic(
        id,
        otherVersion,
        other,
        name,
        description,
        languages,
        query,
        terms,
        threshold,
        where,
        shared,
        tests,
        alertPolicy,
        downstream,
        at);
  }

  /** The same topic with other queries. */
  public Topic asking(String otherQuery, List<WeightedTerm> otherTerms) {
    return new Topic(
        id,
        version,
        state,
        name,
        description,
        languages,
        otherQuery,
        otherTerms,
        threshold,
        where,
        shared,
        tests,
        alertPolicy,
        downstream,
        updatedAt);
  }
}
