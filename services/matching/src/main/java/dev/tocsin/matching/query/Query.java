package dev.tocsin.matching.query;

import dev.tocsin.domain.Match.Field;
import java.util.List;
import java.util.Set;

/**
 * A query of the topic language as it was written, before any analysis.
 *
 * <p>{@code written} is the clause as the person typed it: it labels the spans that it finds.
 */
public sealed interface Query {

  /** One word, in any form that analysis makes equal. Analysis may find several words in it. */
  record Word(Set<Field> fields, String text, String written) implements Query {
    public Word {
      fields = Set.copyOf(fields);
    }
  }

  /** Every word that begins so. */
  record Prefix(Set<Field> fields, String text, String written) implements Query {
    public Prefix {
      fields = Set.copyOf(fields);
    }
  }

  /**
   * Words in this order within one field.
   *
   * @param slop how many places the words may be moved in all; a swap of neighbours costs two
   */
  record Phrase(Set<Field> fields, String text, int slop, String written) implements Query {
    public Phrase {
      fields = Set.copyOf(fields);
    }
  }

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
