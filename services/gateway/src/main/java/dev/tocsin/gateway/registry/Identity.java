package dev.tocsin.gateway.registry;

import dev.tocsin.domain.State;
import java.util.Optional;
import java.util.regex.Pattern;

/** What every draft may say of itself: its id, the version it was made from, its state. */
final class Identity {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private Identity() {}

  static void check(Draft draft, String id, Optional<Long> known) {
    if (!ID.matcher(id).matches()) {
      draft.wrong(
          "id",
          "'" + id + "' is not an id",
          "use 1 to 63 lower-case letters, digits and hyphens, and begin with a letter or digit");
    }
    String written = draft.text("id", 100, id);
    if (!written.equals(id)) {
      draft.wrong("id", "it is '" + written + "', the address says '" + id + "'", "leave it out");
    }
    int version = draft.integer("version", 1, 0);
    if (version > 0 && known.orElse(0L) != version) {
      draft.wrong(
          "version",
          "it was made from version %d, version %d is in force"
              .formatted(version, known.orElse(0L)),
          "get it again and make your change there, or leave the version out");
    }
  }

  static State state(Draft draft) {
    State state = draft.choice("state", State.class, State.ACTIVE);
    if (state == State.DELETED) {
      draft.wrong("state", "it cannot be written as deleted", "use DELETE");
    }
    return state;
  }
}
