package dev.tocsin.newsroom;

import crawlercommons.filters.basic.BasicURLNormalizer;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The form in which two URLs of one article are equal: normalised, without scheme, fragment and
 * tracking parameters. It is compared and never fetched.
 */
final class CanonicalUrl {
  private static final Set<String> TRACKING =
      Set.of(
          "fbclid",
          "gclid",
          "dclid",
          "msclkid",
          "mc_cid",
          "mc_eid",
          "igshid",
          "yclid",
          "wt_mc",
          "ref_src",
          "cmpid",
          "ns_campaign",
          "ns_mchannel",
          "ns_source",
          "at_medium",
          "at_campaign");

  private final BasicURLNormalizer normalizer = new BasicURLNormalizer();

  /** The canonical form; empty for an empty URL. */
  String of(String url) {
    String normal = url.isEmpty() ? null : normalizer.filter(url);
    if (normal == null) {
      return url;
    }
    String bare = normal.replaceFirst("^https?://(www\\.)?", "");
    int fragment = bare.indexOf('#');
    bare = fragment < 0 ? bare : bare.substring(0, fragment);
    int question = bare.indexOf('?');
    String path = question < 0 ? bare : bare.substring(0, question);
    String query = question < 0 ? "" : kept(bare.substring(question + 1));
    return trimSlash(path) + (query.isEmpty() ? "" : "?" + query);
  }

  private static String kept(String query) {
    return Arrays.stream(query.split("&"))
        .filter(pair -> !isTracking(pair))
        .collect(Collectors.joining("&"));
  }

  private static boolean isTracking(String pair) {
    int equals = pair.indexOf('=');
    String name = equals < 0 ? pair : pair.substring(0, equals);
    return name.startsWith("utm_") || TRACKING.contains(name);
  }

  private static String trimSlash(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
