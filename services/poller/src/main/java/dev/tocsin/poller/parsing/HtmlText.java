package dev.tocsin.poller.parsing;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.regex.Pattern;

/** Plain text as an HTML fragment, so that a field has one shape whatever its type was. */
final class HtmlText {
  private static final Pattern SIGNS_OF_HTML =
      Pattern.compile("</[a-z]\\w{0,20}>|<br ?/?>|&(#\\d{1,7}|[a-z]\\w{1,20});", CASE_INSENSITIVE);

  private HtmlText() {}

  static String ofPlain(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /**
   * The value of an Atom text construct.
   *
   * @param type as served. An absent one means plain text, but who forgets it often means HTML:
   *     that shows in end tags and entities.
   */
  static String ofTyped(String type, String value) {
    boolean isHtml =
        type.isEmpty()
            ? SIGNS_OF_HTML.matcher(value).find()
            : type.contains("html") || type.contains("xml");
    return isHtml ? value : ofPlain(value);
  }
}
