package dev.tocsin.gateway.registry;

import dev.tocsin.domain.SecretBox;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * The signing secrets of subscriptions, in the form of Standard Webhooks. One is made where none is
 * written; it is told once and leaves the gateway sealed.
 */
final class SigningSecrets {
  static final String NAME = "signing";

  /** What stands in the place of a secret where people read. */
  static final String SEALED = "(sealed)";

  private static final String FORM = "whsec_";
  private static final int BYTES = 32;
  private static final int LEAST_BYTES = 24;
  private static final int MOST_BYTES = 64;

  private final SecretBox box;
  private final SecureRandom random = new SecureRandom();

  SigningSecrets(SecretBox box) {
    this.box = box;
  }

  /** What is kept, and what is told. */
  record Choice(Map<String, String> sealed, Map<String, String> told) {}

  /** The secret as it is to be: as written, else as it was, else a new one. */
  Choice choose(Draft draft, String subscriptionId, Map<String, String> known) {
    String written = draft.section("secrets").text(NAME, 200, "");
    String purpose = subscriptionId + "/" + NAME;
    boolean keep = written.isEmpty() || written.equals(SEALED);
    if (keep && known.containsKey(NAME)) {
      return new Choice(known, Map.of());
    }
    if (keep) {
      String made = make();
      return new Choice(Map.of(NAME, box.seal(made, purpose)), Map.of(NAME, made));
    }
    if (!wellFormed(written)) {
      // The text itself is not repeated: answers and logs must not hold secrets.
      draft.wrong(
          "secrets." + NAME,
          "it is not a signing secret",
          "write whsec_ and 24 to 64 bytes in Base64, or leave it out and one is made");
      return new Choice(Map.of(), Map.of());
    }
    boolean same =
        Optional.ofNullable(known.get(NAME))
            .flatMap(kept -> open(kept, purpose))
            .filter(written::equals)
            .isPresent();
    return new Choice(same ? known : Map.of(NAME, box.seal(written, purpose)), Map.of());
  }

  private Optional<String> open(String sealed, String purpose) {
    try {
      return Optional.of(box.open(sealed, purpose));
    } catch (SecretBox.CannotOpenException e) {
      // Sealed with a key that is gone: what is written now takes its place.
      return Optional.empty();
    }
  }

  private String make() {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    return FORM + Base64.getEncoder().encodeToString(secret);
  }

  private static boolean wellFormed(String text) {
    if (!text.startsWith(FORM)) {
      return false;
    }
    try {
      int bytes = Base64.getDecoder().decode(text.substring(FORM.length())).length;
      return bytes >= LEAST_BYTES && bytes <= MOST_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
