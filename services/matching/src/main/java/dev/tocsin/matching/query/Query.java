package dev.tocsin.matching.query;

import java.util.List;
import java.util.Set;

/**
 * A query of the topic language as it was written, before any analysis.
 *
 * <p>{@code written} is the clause as the person typed it: it labels the spans that it finds.
 */
public sealed interface Query {

  /** One word, in any form that analysis makes equal. Analysis may find several words in it. */
  record Word(Set<TextField> fields, String text, String written) implements Query {
    public Word {
      fields = Set.copyOf(fields);
    }
  }

  /** A word, or words in a row, exactly as they are written: in this case and unstemmed. */
  record Exact(Set<TextField> fields, String text, String written) implements Query {
    public Exact {
      fields = Set.copyOf(fields);
    }
  }

  /** Every word that begins so. */
  record Prefix(Set<TextField> fields, String text, String written) implements Query {
    public Prefix {
      fields = Set.copyOf(fields);
    }
  }

  /** Every word of this shape: {@code ?} is any letter, and {@code *} any letters or none. */
  record Pattern(Set<TextField> fields, String text, String written) implements Query {
    public Pattern {
      fields = Set.copyOf(fields);
    }
  }

  /**
   * Every word that is nearly this one.
   *
   * @param edits how many letters may be other, more, fewer or swapped with their neighbours
   */
  record Fuzzy(Set<TextField> fields, String text, int edits, String written) implements Query {
    public Fuzzy {
      fields = Set.copyOf(fields);
    }
  }

  /**
   * Words in this order within one field.
   *
   * @param slop how many places the words may be moved in all; a swap of neighbours costs two
   */
  record Phrase(Set<TextField> fields, String text, int slop, String written) implements Query {
    public Phrase {
      fields = Set.copyOf(fields);
    }
  }

  /**
   * Two clauses close to each other in one field, neither within the other.
   *
   * @param distance how many words at most from the last of one to the first of the other;
   *     neighbours are 1 apart
   * @param ordered whether {@code left} must stand first
   */
  record Near(Query left, Query right, int distance, boolean ordered, String written)
      implements Query {}

  /** A fact about the whole article, compared without regard to case. */
  record Attribute(Kind kind, String value, String written) implements Query {
    /** The facts that can be asked for. */
    public enum Kind {
      LANGUAGE,
      SITE,
      CATEGORY
    }
  }

  /**
   * Clauses taken together: all of {@code must}, none of {@code not}, and one of {@code should}
   * when there is no {@code must}. It has at least one clause that is not in {@code not}.
   */
  record Group(List<Query> must, List<Query> should, List<Query> not) implements Query {
    public Group {
      must = List.copyOf(must);
      should = List.copyOf(should);
      not = List.copyOf(not);
      if (must.isEmpty() && should.isEmpty()) {
        throw new IllegalArgumentException("a group needs a clause that must or may be found");
      }
    }
  }
}
