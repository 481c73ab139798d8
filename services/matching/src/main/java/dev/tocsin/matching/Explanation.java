package dev.tocsin.matching;

import dev.tocsin.matching.query.TextField;
import java.util.List;

/**
 * Why a topic matches an article, or why not.
 *
 * @param matches the verdict, which is always the index's own
 * @param score the sum of the weights of what was found; 1 or 0 for a topic with one query
 * @param threshold the score at which the topic matches
 * @param clauses the weighted queries in the order they are written; one for a topic with a query
 * @param decision what the verdict hung on
 * @param unmet the limits of {@code where} that no sighting of the article is within
 * @param flips for a miss, the fewest leaf clauses that would make the queries match were each the
 *     other way round; empty for a match, and when no clause could
 */
public record Explanation(
    String topicId,
    long topicVersion,
    boolean matches,
    double score,
    double threshold,
    List<Clause> clauses,
    Decision decision,
    List<String> unmet,
    List<Flip> flips) {

  /**
   * One weighted query.
   *
   * @param counted what it added to the score: its weight if it was found, else 0
   * @param sum the score up to here, this clause included
   */
  public record Clause(double weight, double counted, double sum, Part part) {}

  /**
   * A piece of a query, down to its leaves.
   *
   * @param written as the person wrote it; of a group, what its parts are joined by
   * @param found whether the article has it; of what {@link Kind#NOT} excludes, whether it is there
   * @param hits where it stands: of leaves only, and the first 64
   * @param parts of a group; of {@link Kind#NEAR} its two sides
   */
  public record Part(Kind kind, String written, boolean found, List<Hit> hits, List<Part> parts) {
    /** How a piece of a query is found. */
    public enum Kind {
      /** A word, a phrase or a fact. */
      LEAF,
      /** A leaf with two sides. */
      NEAR,
      /** All its parts must be as they should: found, or not there when they are excluded. */
      ALL,
      /** One of its parts is enough. */
      ANY,
      /** Its one part must not be there. */
      NOT,
      /** Its one part may be there and changes nothing but what is marked. */
      MAY
    }

    public Part {
      hits = List.copyOf(hits);
      parts = List.copyOf(parts);
    }
  }

  /**
   * A place where a leaf stands.
   *
   * @param start first character, in UTF-16 units of the field's text
   * @param end one past the last
   * @param text what stands there
   */
  public record Hit(TextField field, int start, int end, String text) {}

  /**
   * What the verdict hung on.
   *
   * @param clause the clause, or the part of the topic, that decided
   */
  public record Decision(Cause cause, String clause) {}

  /** The ways in which a verdict comes about. */
  public enum Cause {
    FOUND("is found"),
    REACHED("reaches the threshold"),
    NOT_FOUND("is not found"),
    EXCLUDED("is found and excludes"),
    OUTWEIGHED("outweighs what else is found"),
    TOO_LITTLE("is not found, and all else is below the threshold"),
    ELSEWHERE("keeps to where the article was not seen"),
    OTHER_LANGUAGE("do not have the article's language"),
    NOTHING_TO_SEARCH("has only words that are too common to be searched in this language");

    private final String predicate;

    Cause(String predicate) {
      this.predicate = predicate;
    }

    /** What is said of the clause: {@code "peace talks" is not found}. */
    public String predicate() {
      return predicate;
    }
  }

  /**
   * A leaf clause that would have to be the other way round.
   *
   * @param toBeFound whether it would have to be found, or else not be there
   */
  public record Flip(String clause, boolean toBeFound) {}

  public Explanation {
    clauses = List.copyOf(clauses);
    unmet = List.copyOf(unmet);
    flips = List.copyOf(flips);
  }
}
