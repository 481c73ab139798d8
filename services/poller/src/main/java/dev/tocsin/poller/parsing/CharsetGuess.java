package dev.tocsin.poller.parsing;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What charset a text is in by the statistics of its bytes, where nobody says it. */
final class CharsetGuess {
  private static final int LOOKED_AT = 64 * 1024;

  /** Below this the statistics say little, and what most of the web writes is the better guess. */
  private static final int LEAST_CONFIDENCE = 25;

  // Of ASCII with a few letters beyond they say one or another of these by chance.
  private static final Set<String> LATIN =
      Set.of(
          "ISO-8859-1", "ISO-8859-2", "ISO-8859-9", "windows-1250", "windows-1252", "windows-1254");

  // They tell these from others by marks and zero bytes, for which we have looked ourselves.
  private static final Set<String> UNICODE =
      Set.of("UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE");

  // Windows writes more letters than these; and the first is a name that Java does not know.
  private static final Map<String, String> LARGER_SETS =
      Map.of(
          "ISO-8859-8-I", "windows-1255",
          "ISO-8859-8", "windows-1255",
          "ISO-8859-7", "windows-1253",
          "Shift_JIS", "windows-31j",
          "EUC-KR", "x-windows-949");

  private CharsetGuess() {}

  /** Empty when nothing is likelier than the Latin of Western Europe. */
  static Optional<Charset> of(byte[] document) {
    byte[] telling = telling(document);
    return Arrays.stream(new CharsetDetector().setText(telling).detectAll())
        .filter(match -> match.getConfidence() >= LEAST_CONFIDENCE)
        .filter(match -> !UNICODE.contains(match.getName()))
        .findFirst()
        .filter(match -> !LATIN.contains(match.getName()) || isCertain(match))
        .flatMap(match -> charset(match.getName()));
  }

  private static boolean isCertain(CharsetMatch match) {
    return match.getConfidence() >= 2 * LEAST_CONFIDENCE;
  }

  /**
   * The words that have letters beyond ASCII: the rest is markup and says nothing of the charset.
   */
  private static byte[] telling(byte[] document) {
    byte[] words = new byte[Math.min(document.length, LOOKED_AT)];
    int length = 0;
    int start = 0;
    boolean foreign = false;
    for (int at = 0; at < document.length && length < words.length; at++) {
      byte b = document[at];
      foreign |= b < 0;
      boolean ends = b == ' ' || b == '\n' || b == '<' || b == '>' || at == document.length - 1;
      if (ends) {
        if (foreign) {
          int taken = Math.min(at + 1 - start, words.length - length);
          System.arraycopy(document, start, words, length, taken);
          length += taken;
          words[length - 1] = ' ';
        }
        start = at + 1;
        foreign = false;
      }
    }
    return Arrays.copyOf(words, length);
  }

  private static Optional<Charset> charset(String name) {
    try {
      return Optional.of(Charset.forName(LARGER_SETS.getOrDefault(name, name)));
    } catch (IllegalArgumentException e) {
      // Of mainframes, mostly.
      return Optional.empty();
    }
  }
}
