package dev.tocsin.dispatcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs messages by Standard Webhooks: {@code v1}, HMAC-SHA256, and {@code v1a}, Ed25519, of id,
 * timestamp and body.
 *
 * <p>While a secret is rotated there are two, and a signature by each: the receiver takes the one
 * that it knows. The old one has a time after which it signs no more.
 */
final class WebhookSigner {
  private static final String HMAC = "HmacSHA256";
  private static final String ED25519 = "Ed25519";
  private static final String SYMMETRIC = "whsec_";
  private static final String ASYMMETRIC = "whsk_";
  private static final int SEED_BYTES = 32;

  /** What stands before the seed in the standard's encoding of a private key (RFC 8410). */
  private static final byte[] SEED_PREFIX =
      HexFormat.of().parseHex("302e020100300506032b657004220420");

  /** One signature of a message. */
  private interface Signing {
    String sign(byte[] head, byte[] body) throws GeneralSecurityException;
  }

  private record Key(Signing signing, Instant until) {}

  private final List<Key> keys;

  private WebhookSigner(List<Key> keys) {
    this.keys = keys;
  }

  /**
   * A signer with one or several secrets.
   *
   * @param secrets Base64, with or without {@code whsec_} and padding, or {@code whsk_} and an
   *     Ed25519 key; parted by spaces; each may end by {@code @} and the time until it signs
   * @throws IllegalArgumentException when one is not of this form; the message never holds it
   */
  static WebhookSigner of(String secrets) {
    return new WebhookSigner(
        Arrays.stream(secrets.strip().split("\\s+")).map(WebhookSigner::key).toList());
  }

  /**
   * The value of the header {@code webhook-signature}.
   *
   * @param now by which a secret may have had its time
   */
  String sign(String id, long timestampSeconds, byte[] body, Instant now) {
    byte[] head = (id + "." + timestampSeconds + ".").getBytes(UTF_8);
    StringJoiner signatures = new StringJoiner(" ");
    for (Key key : keys) {
      if (now.isBefore(key.until())) {
        signatures.add(sign(key.signing(), head, body));
      }
    }
    return signatures.toString();
  }

  private static String sign(Signing signing, byte[] head, byte[] body) {
    try {
      return signing.sign(head, body);
    } catch (GeneralSecurityException e) {
      throw unsupported(e);
    }
  }

  private static Key key(String secret) {
    int at = secret.indexOf('@');
    Instant until = at < 0 ? Instant.MAX : end(secret.substring(at + 1));
    String text = at < 0 ? secret : secret.substring(0, at);
    return new Key(text.startsWith(ASYMMETRIC) ? asymmetric(text) : symmetric(text), until);
  }

  private static Signing symmetric(String secret) {
    byte[] bytes =
        decode(secret.startsWith(SYMMETRIC) ? secret.substring(SYMMETRIC.length()) : secret);
    if (bytes.length == 0) {
      throw malformed();
    }
    Mac keyed = keyed(new SecretKeySpec(bytes, HMAC));
    return (head, body) -> {
      // A copy costs less than to look for the algorithm once more.
      Mac mac = copy(keyed);
      mac.update(head);
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    };
  }

  private static Mac keyed(SecretKeySpec key) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw unsupported(e);
    }
  }

  private static Mac copy(Mac mac) {
    try {
      return (Mac) mac.clone();
    } catch (CloneNotSupportedException e) {
      throw unsupported(e);
    }
  }

  private static AssertionError unsupported(Exception e) {
    return new AssertionError("every Java platform of today signs by HMAC and Ed25519", e);
  }

  /** The seed alone, or the seed and the public key after it: both are in use. */
  private static Signing asymmetric(String secret) {
    byte[] bytes = decode(secret.substring(ASYMMETRIC.length()));
    if (bytes.length != SEED_BYTES && bytes.length != 2 * SEED_BYTES) {
      throw malformed();
    }
    byte[] encoded = Arrays.copyOf(SEED_PREFIX, SEED_PREFIX.length + SEED_BYTES);
    System.arraycopy(bytes, 0, encoded, SEED_PREFIX.length, SEED_BYTES);
    PrivateKey key;
    try {
      key = KeyFactory.getInstance(ED25519).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw malformed();
    }
    return (head, body) -> {
      Signature signature = Signature.getInstance(ED25519);
      signature.initSign(key);
      signature.update(head);
      signature.update(body);
      return "v1a," + Base64.getEncoder().encodeToString(signature.sign());
    };
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      // Its message quotes the secret.
      return new byte[0];
    }
  }

  private static Instant end(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      // Its message quotes what stands there, which may be part of a secret.
      throw malformed();
    }
  }

  private static IllegalArgumentException malformed() {
    return new IllegalArgumentException(
        "the signing secret is not Base64 after whsec_ or whsk_: set it again");
  }
}
