package dev.tocsin.matching.query;

import dev.tocsin.domain.Match;
import java.util.Optional;
import java.util.Set;

/** A text of an article that queries search in. */
public enum TextField {
  TITLE,
  LEAD,
  BODY,
  /** Searched only when it is asked for, and never marked: its text is not shown with spans. */
  AUTHOR;

  /** Where a clause searches that names no field. */
  public static final Set<TextField> STORY = Set.of(TITLE, LEAD, BODY);

  /** The text as the rest of Tocsin knows it; empty for one whose spans are not kept. */
  public Optional<Match.Field> marked() {
    return switch (this) {
      case TITLE -> Optional.of(Match.Field.TITLE);
      case LEAD -> Optional.of(Match.Field.LEAD);
      case BODY -> Optional.of(Match.Field.BODY);
      case AUTHOR -> Optional.empty();
    };
  }
}
