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
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  private interface Key {
    String sign(byte[] head, byte[] body) throws GeneralSecurityException;
  }

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
  static WebhookSigner of(String secrets, Instant now) {
    return new WebhookSigner(
        Arrays.stream(secrets.strip().split("\\s+")).flatMap(each -> key(each, now)).toList());
  }

  /** The value of the header {@code webhook-signature}. */
  String sign(String id, long timestampSeconds, byte[] body) {
    byte[] head = (id + "." + timestampSeconds + ".").getBytes(UTF_8);
    return keys.stream().map(key -> sign(key, head, body)).collect(Collectors.joining(" "));
  }

  private static String sign(Key key, byte[] head, byte[] body) {
    try {
      return key.sign(head, body);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform of today signs by HMAC and Ed25519", e);
    }
  }

  private static Stream<Key> key(String secret, Instant now) {
    int at = secret.indexOf('@');
    if (at >= 0 && !now.isBefore(end(secret.substring(at + 1)))) {
      return Stream.empty();
    }
    String text = at < 0 ? secret : secret.substring(0, at);
    return Stream.of(text.startsWith(ASYMMETRIC) ? asymmetric(text) : symmetric(text));
  }

  private static Key symmetric(String secret) {
    byte[] bytes =
        decode(secret.startsWith(SYMMETRIC) ? secret.substring(SYMMETRIC.length()) : secret);
    if (bytes.length == 0) {
      throw malformed();
    }
    SecretKeySpec key = new SecretKeySpec(bytes, HMAC);
    return (head, body) -> {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      mac.update(head);
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    };
  }

  /** The seed alone, or the seed and the public key after it: both are in use. */
  private static Key asymmetric(String secret) {
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
