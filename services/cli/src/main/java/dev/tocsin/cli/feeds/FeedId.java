package dev.tocsin.cli.feeds;

import java.net.URI;
import java.text.Normalizer;
import java.util.Locale;

/** Ids for feeds that come without one: readable, and the same for the same address. */
final class FeedId {
  private static final int LONGEST = 48;
  private static final int DIGITS = 6;

  private FeedId() {}

  /** Host and path of the address; what had to be left out is told apart by a few digits. */
  static String of(String url) {
    String plain = readable(url);
    String digits = String.format("%06x", url.hashCode() & 0xffffff).substring(0, DIGITS);
    return plain.isEmpty() ? "feed-" + digits : plain + "-" + digits;
  }

  private static String readable(String url) {
    String text = url;
    try {
      URI address = URI.create(url);
      text = address.getHost() + "-" + address.getPath();
    } catch (IllegalArgumentException e) {
      // The gateway says what is wrong with it.
    }
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("^www\\.", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    String cut = plain.substring(0, Math.min(LONGEST, plain.length()));
    return cut.replaceAll("-+$", "");
  }
}
