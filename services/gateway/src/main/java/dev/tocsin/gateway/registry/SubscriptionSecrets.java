package dev.tocsin.gateway.registry;

import dev.tocsin.domain.SecretBox;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of subscriptions: one to sign with, in the form of Standard Webhooks, and a
 * credential for the receiver. A signing secret is made where none is written; it is told once, and
 * all leave the gateway sealed.
 */
final class SubscriptionSecrets {
  static final String SIGNING = "signing";
  static final String AUTHORIZATION = "authorization";
  static final String ADDRESS = "address";

  /** What stands in the place of a secret where people read. */
  static final String SEALED = "(sealed)";

  /** How long the secret before signs beside a new one. */
  private static final Duration OVERLAP = Duration.ofHours(24);

  private static final String NEW = "new";
  private static final String NEW_PAIR = "new-ed25519";
  private static final String SYMMETRIC = "whsec_";
  private static final String ASYMMETRIC = "whsk_";
  private static final String PUBLIC = "whpk_";
  private static final int BYTES = 32;
  private static final int LEAST_BYTES = 24;
  private static final int MOST_BYTES = 64;
  private static final int MOST_SECRETS = 4;
  private static final int LONGEST = 1_000;

  private final SecretBox box;
  private final SecureRandom random = new SecureRandom();

  SubscriptionSecrets(SecretBox box) {
    this.box = box;
  }

  /** What is kept, and what is told. */
  record Choice(Map<String, String> sealed, Map<String, String> told) {
    static Choice of(Map<String, String> sealed) {
      return new Choice(sealed, Map.of());
    }

    Choice and(Choice other) {
      return new Choice(union(sealed, other.sealed), union(told, other.told));
    }

    private static Map<String, String> union(Map<String, String> one, Map<String, String> other) {
      Map<String, String> both = new LinkedHashMap<>(one);
      both.putAll(other);
      return both;
    }
  }

  /**
   * The signing secret as it is to be: as written, made anew beside the old, as it was, or made.
   */
  Choice signing(Draft secrets, String subscriptionId, Map<String, String> known, Instant now) {
    String written = secrets.text(SIGNING, LONGEST, "").strip();
    String purpose = subscriptionId + "/" + SIGNING;
    boolean keep = written.isEmpty() || written.equals(SEALED);
    if (keep && known.containsKey(SIGNING)) {
      return Choice.of(Map.of(SIGNING, known.get(SIGNING)));
    }
    if (keep || written.equals(NEW) || written.equals(NEW_PAIR)) {
      Made made = written.equals(NEW_PAIR) ? pair() : secret();
      String all = made.kept() + old(known.get(SIGNING), purpose, now);
      return new Choice(Map.of(SIGNING, box.seal(all, purpose)), Map.of(SIGNING, made.told()));
    }
    List<String> parts = Arrays.asList(written.split("\\s+"));
    if (parts.size() > MOST_SECRETS || !parts.stream().allMatch(SubscriptionSecrets::wellFormed)) {
      // The text itself is not repeated: answers and logs must not hold secrets.
      secrets.wrong(
          SIGNING,
          "it is not a signing secret",
          "write whsec_ and 24 to 64 bytes in Base64, whsk_ and an Ed25519 key, several of them"
              + " with blanks while they are rotated, or 'new' or 'new-ed25519', and one is made");
      return Choice.of(Map.of());
    }
    return Choice.of(Map.of(SIGNING, sealed(written, known.get(SIGNING), purpose)));
  }

  /** The whole address of a channel, where it is a secret: as written, or as it was. */
  Choice address(
      Draft secrets, Optional<String> written, String subscriptionId, Map<String, String> known) {
    secrets.ignore(ADDRESS);
    String kept = known.get(ADDRESS);
    return Choice.of(
        written
            .map(text -> Map.of(ADDRESS, sealed(text, kept, subscriptionId + "/" + ADDRESS)))
            .orElse(kept == null ? Map.of() : Map.of(ADDRESS, kept)));
  }

  /** A credential that people bring: as written, or as it was; an empty text takes it away. */
  Choice brought(Draft secrets, String name, String subscriptionId, Map<String, String> known) {
    if (!secrets.has(name)) {
      return Choice.of(known.containsKey(name) ? Map.of(name, known.get(name)) : Map.of());
    }
    String written = secrets.text(name, LONGEST, "").strip();
    if (written.equals(SEALED) && known.containsKey(name)) {
      return Choice.of(Map.of(name, known.get(name)));
    }
    return written.isEmpty() || written.equals(SEALED)
        ? Choice.of(Map.of())
        : Choice.of(Map.of(name, sealed(written, known.get(name), subscriptionId + "/" + name)));
  }

  /** The same secret sealed again would look like another: it stays as it was sealed. */
  private String sealed(String written, @Nullable String known, String purpose) {
    boolean same =
        Optional.ofNullable(known)
            .flatMap(kept -> open(kept, purpose))
            .filter(written::equals)
            .isPresent();
    return same && known != null ? known : box.seal(written, purpose);
  }

  /** The first secret of those before, with the time after which it signs no more. */
  private String old(@Nullable String known, String purpose, Instant now) {
    return Optional.ofNullable(known)
        .flatMap(kept -> open(kept, purpose))
        .map(plain -> plain.split("\\s+", 2)[0])
        .filter(first -> first.indexOf('@') < 0)
        .map(first -> " " + first + "@" + now.plus(OVERLAP))
        .orElse("");
  }

  private Optional<String> open(String sealed, String purpose) {
    try {
      return Optional.of(box.open(sealed, purpose));
    } catch (SecretBox.CannotOpenException e) {
      // Sealed with a key that is gone: what is written now takes its place.
      return Optional.empty();
    }
  }

  private record Made(String kept, String told) {}

  private Made secret() {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    String text = SYMMETRIC + Base64.getEncoder().encodeToString(secret);
    return new Made(text, text);
  }

  /** Who verifies needs the public key alone; the other one need not be told to anybody. */
  private static Made pair() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      byte[] seed = tail(pair.getPrivate().getEncoded());
      byte[] open = tail(pair.getPublic().getEncoded());
      byte[] both = Arrays.copyOf(seed, 2 * BYTES);
      System.arraycopy(open, 0, both, BYTES, BYTES);
      return new Made(
          ASYMMETRIC + Base64.getEncoder().encodeToString(both),
          PUBLIC + Base64.getEncoder().encodeToString(open));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform of today has Ed25519", e);
    }
  }

  /** Both encodings end with the key itself (RFC 8410). */
  private static byte[] tail(byte[] encoded) {
    return Arrays.copyOfRange(encoded, encoded.length - BYTES, encoded.length);
  }

  private static boolean wellFormed(String text) {
    if (text.startsWith(ASYMMETRIC)) {
      int bytes = bytes(text.substring(ASYMMETRIC.length()));
      return bytes == BYTES || bytes == 2 * BYTES;
    }
    int bytes = text.startsWith(SYMMETRIC) ? bytes(text.substring(SYMMETRIC.length())) : 0;
    return bytes >= LEAST_BYTES && bytes <= MOST_BYTES;
  }

  private static int bytes(String base64) {
    try {
      return Base64.getDecoder().decode(base64).length;
    } catch (IllegalArgumentException e) {
      return 0;
    }
  }
}
