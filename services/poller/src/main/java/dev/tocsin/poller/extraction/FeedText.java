package dev.tocsin.poller.extraction;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/** Whether a feed itself carries the whole article, so that its page need not be asked for. */
public final class FeedText {
  private static final int LEAST_CHARACTERS = 1_500;
  private static final Pattern CUT_OFF =
      Pattern.compile(
          "(?s).*(?:…|\\.\\.\\.|\\[\\.\\.\\.]|read more|continue reading|full"
              + " story|weiterlesen|lire la suite|leer más|читать далее|читати далі|czytaj"
              + " dalej)\\W*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private FeedText() {}

  /**
   * Whether this is the article and not its beginning.
   *
   * @param contentHtml what the feed gives as the content of an entry
   */
  public static boolean isWhole(String contentHtml) {
    if (contentHtml.length() < LEAST_CHARACTERS) {
      return false;
    }
    String text = Jsoup.parseBodyFragment(contentHtml).text();
    return text.length() >= LEAST_CHARACTERS && !CUT_OFF.matcher(text).matches();
  }
}
