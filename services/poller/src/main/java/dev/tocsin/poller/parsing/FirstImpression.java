package dev.tocsin.poller.parsing;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;

/** What a person would say of a document that is no feed, after one look at it. */
final class FirstImpression {
  private static final int LOOKED_AT = 64 * 1024;
  private static final int SHOWN = 80;

  // Control and format characters: escape sequences, bidi overrides, zero-width text.
  private static final Pattern UNSAFE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}\\s]+");

  private FirstImpression() {}

  static NotAFeedException of(String document) {
    String start = document.substring(0, Math.min(document.length(), LOOKED_AT)).strip();
    if (start.isEmpty()) {
      return new NotAFeedException("an empty document", "");
    }
    if (start.startsWith("{") || start.startsWith("[")) {
      return new NotAFeedException("JSON without feed items", words(start));
    }
    if (start.startsWith("<")) {
      return markup(start);
    }
    if (start.indexOf('\0') >= 0) {
      return new NotAFeedException("binary data", "");
    }
    return new NotAFeedException("plain text", words(start));
  }

  private static NotAFeedException markup(String start) {
    String words = words(Jsoup.parse(start).text());
    String root =
        Jsoup.parse(start, Parser.xmlParser()).children().stream()
            .map(Element::nodeName)
            .findFirst()
            .orElse("");
    return root.isEmpty() || Tag.isKnownTag(root.toLowerCase(Locale.ROOT))
        ? new NotAFeedException("an HTML page", words)
        : new NotAFeedException("an XML document <" + words(root) + ">", words);
  }

  private static String words(String text) {
    String plain = UNSAFE.matcher(text).replaceAll(" ").strip();
    if (plain.length() <= SHOWN) {
      return plain;
    }
    int space = plain.lastIndexOf(' ', SHOWN);
    return plain.substring(0, space > 0 ? space : plain.offsetByCodePoints(0, SHOWN / 2)) + " …";
  }
}
