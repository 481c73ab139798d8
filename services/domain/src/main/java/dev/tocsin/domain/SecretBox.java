package dev.tocsin.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals the secrets of subscriptions before they reach Kafka: AES-256-GCM, bound to what they are
 * for, so that a sealed secret moved to another subscription does not open.
 *
 * <p>The first key seals; all of them open, so that a key is rotated by putting a new one in front.
 */
public final class SecretBox {
  public static final int KEY_BYTES = 32;

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final String FORM = "s1.";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final List<SecretKeySpec> keys;
  private final SecureRandom random = new SecureRandom();

  public SecretBox(List<byte[]> keys) {
    if (keys.isEmpty() || keys.stream().anyMatch(key -> key.length != KEY_BYTES)) {
      throw new IllegalArgumentException(
          "sealing needs at least one key, and each of " + KEY_BYTES + " bytes");
    }
    this.keys = keys.stream().map(key -> new SecretKeySpec(key, "AES")).toList();
  }

  /**
   * Seals a secret.
   *
   * @param purpose what it is for, as {@code subscriptionId/name}; needed again to open it
   */
  public String seal(String secret, String purpose) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, keys.getFirst(), nonce, purpose)
              .doFinal(secret.getBytes(StandardCharsets.UTF_8));
      byte[] whole =
          ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
      return FORM + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform cannot seal: " + e.getMessage(), e);
    }
  }

  /**
   * Opens what was sealed for this purpose.
   *
   * @throws CannotOpenException when no key opens it; the message never holds the secret
   */
  public String open(String sealed, String purpose) throws CannotOpenException {
    byte[] whole = decode(sealed, purpose);
    byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
    for (SecretKeySpec key : keys) {
      try {
        byte[] plain =
            cipher(Cipher.DECRYPT_MODE, key, nonce, purpose)
                .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
        return new String(plain, StandardCharsets.UTF_8);
      } catch (GeneralSecurityException e) {
        // Another key's, or altered: the next key tells.
      }
    }
    throw new CannotOpenException(purpose);
  }

  private static byte[] decode(String sealed, String purpose) throws CannotOpenException {
    if (sealed.startsWith(FORM)) {
      try {
        byte[] whole = Base64.getUrlDecoder().decode(sealed.substring(FORM.length()));
        if (whole.length > NONCE_BYTES) {
          return whole;
        }
      } catch (IllegalArgumentException e) {
        // Not Base64: answered below.
      }
    }
    throw new CannotOpenException(purpose);
  }

  private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, String purpose)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  /** A sealed secret that none of the keys opens. */
  public static final class CannotOpenException extends Exception {
    CannotOpenException(String purpose) {
      super(
          "the secret of "
              + purpose
              + " does not open with any known key: put the old key back beside the new one, or set"
              + " the secret again");
    }
  }
}
