package dev.tocsin.dispatcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs messages by Standard Webhooks, scheme {@code v1}: HMAC-SHA256 of id, timestamp and body.
 *
 * <p>While a secret is rotated there are two, and a signature by each: the receiver takes the one
 * that it knows.
 */
final class WebhookSigner {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "whsec_";

  private final List<SecretKeySpec> keys;

  private WebhookSigner(List<SecretKeySpec> keys) {
    this.keys = keys;
  }

  /**
   * A signer with one or several secrets.
   *
   * @param secrets Base64, with or without {@code whsec_} and padding; parted by spaces
   * @throws IllegalArgumentException when one is not of this form; the message never holds it
   */
  static WebhookSigner of(String secrets) {
    return new WebhookSigner(
        Arrays.stream(secrets.strip().split("\\s+")).map(WebhookSigner::key).toList());
  }

  /** The value of the header {@code webhook-signature}. */
  String sign(String id, long timestampSeconds, byte[] body) {
    byte[] head = (id + "." + timestampSeconds + ".").getBytes(UTF_8);
    return keys.stream()
        .map(key -> "v1," + Base64.getEncoder().encodeToString(hmac(key, head, body)))
        .collect(Collectors.joining(" "));
  }

  private static SecretKeySpec key(String secret) {
    byte[] bytes = decode(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
    if (bytes.length == 0) {
      throw new IllegalArgumentException(
          "the signing secret is not Base64 after whsec_: set it again");
    }
    return new SecretKeySpec(bytes, ALGORITHM);
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      // Its message quotes the secret.
      return new byte[0];
    }
  }

  private static byte[] hmac(SecretKeySpec key, byte[] head, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(head);
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has " + ALGORITHM, e);
    }
  }
}
