package dev.tocsin.gateway.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The addresses that the page links to: others' text decides them, so only http and https. */
final class SafeLink {
  private SafeLink() {}

  static Optional<String> of(String url) {
    return parse(url)
        .filter(uri -> uri.getHost() != null)
        .filter(
            uri ->
                "http".equalsIgnoreCase(uri.getScheme())
                    || "https".equalsIgnoreCase(uri.getScheme()))
        .map(URI::toString);
  }

  /** The host alone, where a whole address would say too much; as it is when it has none. */
  static String host(String url) {
    return parse(url).map(URI::getHost).orElse(url);
  }

  private static Optional<URI> parse(String url) {
    try {
      return Optional.of(new URI(url));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
