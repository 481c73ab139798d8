package dev.tocsin.poller.parsing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * From bytes to text: the byte order mark, then what HTTP says, then what the XML declaration says,
 * each believed only as far as the bytes agree, then their statistics.
 */
final class Decoder {
  private static final int DECLARED_WITHIN = 1024;
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

  /** How a document begins, in hex, and the charset that this gives away. */
  private record Opening(String hex, Charset charset, boolean isMark) {
    static Opening mark(String hex, Charset charset) {
      return new Opening(hex, charset, true);
    }

    static Opening bracket(String hex, Charset charset) {
      return new Opening(hex, charset, false);
    }

    String decode(byte[] document) {
      int from = isMark ? hex.length() / 2 : 0;
      return new String(document, from, document.length - from, charset);
    }
  }

  // UTF-32LE begins like UTF-16LE, so it is tried before.
  private static final List<Opening> OPENINGS =
      List.of(
          Opening.mark("efbbbf", UTF_8),
          Opening.mark("0000feff", UTF_32BE),
          Opening.mark("fffe0000", UTF_32LE),
          Opening.mark("feff", UTF_16BE),
          Opening.mark("fffe", UTF_16LE),
          Opening.bracket("0000003c", UTF_32BE),
          Opening.bracket("3c000000", UTF_32LE),
          Opening.bracket("003c003f", UTF_16BE),
          Opening.bracket("3c003f00", UTF_16LE));

  private static final Pattern HTTP_CHARSET =
      Pattern.compile("charset\\s*=\\s*[\"']?([\\w.:+-]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern XML_ENCODING =
      Pattern.compile("<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([\\w.:+-]+)");

  // Servers and editors stamp these on everything unasked: they say nothing.
  private static final Set<Charset> STAMPED = Set.of(ISO_8859_1, US_ASCII, WINDOWS_1252);

  // What is labelled so is in truth written in the larger set, as browsers know.
  private static final Map<String, String> LARGER_SETS =
      Map.of(
          "gb2312", "GB18030",
          "gbk", "GB18030",
          "shift_jis", "windows-31j",
          "x-sjis", "windows-31j",
          "euc-kr", "x-windows-949",
          "ks_c_5601-1987", "x-windows-949",
          "iso-8859-9", "windows-1254",
          "tis-620", "x-windows-874");

  private Decoder() {}

  static String decode(byte[] document, Optional<String> contentType) {
    String hex = HexFormat.of().formatHex(document, 0, Math.min(document.length, 4));
    return OPENINGS.stream()
        .filter(opening -> hex.startsWith(opening.hex()))
        .map(opening -> opening.decode(document))
        .findFirst()
        .or(() -> declared(document, contentType))
        .orElseGet(() -> guessed(document));
  }

  private static Optional<String> declared(byte[] document, Optional<String> contentType) {
    String start = new String(document, 0, Math.min(document.length, DECLARED_WITHIN), ISO_8859_1);
    return Stream.of(
            contentType.flatMap(type -> first(HTTP_CHARSET, type)), first(XML_ENCODING, start))
        .flatMap(Optional::stream)
        .flatMap(label -> charset(label).stream())
        .filter(charset -> !STAMPED.contains(charset))
        .map(charset -> new String(document, charset))
        .filter(Decoder::isCredible)
        .findFirst();
  }

  private static String guessed(byte[] document) {
    String utf8 = new String(document, UTF_8);
    return isCredible(utf8)
        ? utf8
        : CharsetGuess.of(document)
            .map(charset -> new String(document, charset))
            .filter(Decoder::isCredible)
            .orElseGet(() -> new String(document, WINDOWS_1252));
  }

  /**
   * Whether these bytes were written in the charset they were read in: the text has something to
   * parse, and at most one in ten of its characters beyond ASCII is damaged. One bad byte does not
   * make Mojibake of a whole document; a Latin letter among ASCII is no UTF-8.
   */
  private static boolean isCredible(String text) {
    long foreign = text.chars().filter(c -> c >= 0x80).count();
    long damaged = text.chars().filter(c -> c == '\uFFFD').count();
    return damaged * 10 <= foreign && (text.indexOf('<') >= 0 || text.indexOf('{') >= 0);
  }

  private static Optional<Charset> charset(String label) {
    try {
      String name = label.toLowerCase(Locale.ROOT);
      return Optional.of(Charset.forName(LARGER_SETS.getOrDefault(name, name)));
    } catch (IllegalArgumentException e) {
      // Unknown or malformed: as good as undeclared.
      return Optional.empty();
    }
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
