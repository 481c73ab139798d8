package dev.tocsin.poller.parsing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text in base64; pictures and films, which come the same way, are none. */
final class Packed {
  private static final Pattern TYPES =
      Pattern.compile("(image|audio|video|font)/.*|application/(octet-stream|pdf|zip|gzip)");

  private Packed() {}

  /** Whether Atom has a content of this type in base64. */
  static boolean isType(String type) {
    return TYPES.matcher(type.toLowerCase(Locale.ROOT)).matches();
  }

  /** The text in it: empty when it is no text, and as it stands when it is no base64. */
  static String text(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return base64;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return "";
    }
  }
}
