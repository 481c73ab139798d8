package dev.tocsin.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** The hosts of URLs that strangers wrote. */
final class Hosts {
  private Hosts() {}

  /** In lower case; empty where the URL has none. */
  static String of(String url) {
    try {
      String host = new URI(url).getHost();
      return host == null ? "" : host.toLowerCase(Locale.ROOT);
    } catch (URISyntaxException e) {
      return "";
    }
  }
}
