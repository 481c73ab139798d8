package dev.tocsin.cli.feeds;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Mends attributes that hold quotes and tags of their own: some programs write descriptions as they
 * found them. A quote ends a value only where another attribute or the end of the tag follows.
 */
final class OpmlMender {
  private static final String END = "\\s+[\\w:.-]+\\s*=\\s*[\"']|\\s*[/?]?>\\s*(?:<|\\z)";
  private static final Pattern VALUE =
      Pattern.compile("=\"([^\"]*+(?:\"(?!" + END + ")[^\"]*+)*+)\"(?=" + END + ")");

  private OpmlMender() {}

  /** Works on bytes, each taken for a character: the marks are the same in all usual charsets. */
  static byte[] mend(byte[] opml) {
    return VALUE
        .matcher(new String(opml, ISO_8859_1))
        .replaceAll(value -> Matcher.quoteReplacement("=\"" + escaped(value.group(1)) + "\""))
        .getBytes(ISO_8859_1);
  }

  private static String escaped(String value) {
    return value.replace("\"", "&quot;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
