package dev.tocsin.gateway.websub;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A signature as hubs write it, {@code method=hex} (WebSub, 8). It is fed with the body as that
 * comes, so that no body need be held whole.
 */
final class Signature {
  private static final Pattern FORM =
      Pattern.compile("\\s*([A-Za-z0-9]{1,10})=([0-9A-Fa-f]{1,256})\\s*");

  private static final Map<String, String> METHODS =
      Map.of(
          "sha1", "HmacSHA1",
          "sha256", "HmacSHA256",
          "sha384", "HmacSHA384",
          "sha512", "HmacSHA512");

  private final Mac mac;
  private final String claimed;

  private Signature(Mac mac, String claimed) {
    this.mac = mac;
    this.claimed = claimed;
  }

  /** Empty when it is none, or by a method that WebSub does not know. */
  static Optional<Signature> of(String header, String secret) {
    Matcher form = FORM.matcher(header);
    if (!form.matches()) {
      return Optional.empty();
    }
    String method = METHODS.get(form.group(1).toLowerCase(Locale.ROOT));
    if (method == null) {
      return Optional.empty();
    }
    try {
      Mac mac = Mac.getInstance(method);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), method));
      return Optional.of(new Signature(mac, form.group(2).toLowerCase(Locale.ROOT)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform has no " + method, e);
    }
  }

  void update(byte[] bytes, int length) {
    mac.update(bytes, 0, length);
  }

  /** Whether all that it was fed with is what was signed. */
  boolean holds() {
    byte[] right = HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(right, claimed.getBytes(StandardCharsets.US_ASCII));
  }
}
