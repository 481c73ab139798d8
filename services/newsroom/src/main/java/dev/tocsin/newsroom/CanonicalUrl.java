package dev.tocsin.newsroom;

import crawlercommons.filters.basic.BasicURLNormalizer;
import dev.tocsin.domain.Item;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The form in which two URLs of one article are equal: normalised, without scheme, fragment and
 * tracking parameters, and without what marks a mobile or an AMP page. It is compared and never
 * fetched.
 */
final class CanonicalUrl {
  private static final Pattern SCHEME_AND_FORM_OF_HOST =
      Pattern.compile("^https?://((www|m|mobile|amp)\\.(?=[^/]*\\.))?");
  private static final Pattern AMP_AHEAD = Pattern.compile("^([^/]+)/amp(?=/.)");
  private static final Pattern AMP_BEHIND = Pattern.compile("(/amp|\\.amp)?/?$");
  private static final Pattern AMP_WITHIN = Pattern.compile("\\.amp(?=\\.html?$)");

  /** Parameters that say how a reader came, by the beginning of their names. */
  private static final Set<String> TRACKING_PREFIXES =
      Set.of("utm_", "at_", "pk_", "mtm_", "piwik_", "hsa_", "ns_", "oly_", "fb_", "_hs");

  private static final Set<String> TRACKING =
      Set.of(
          "_ga",
          "_gl",
          "cmpid",
          "dclid",
          "fbclid",
          "gbraid",
          "gclid",
          "igshid",
          "li_fat_id",
          "mc_cid",
          "mc_eid",
          "mkt_tok",
          "msclkid",
          "ncid",
          "ocid",
          "ref_src",
          "s_cid",
          "smid",
          "ttclid",
          "twclid",
          "wbraid",
          "wt_mc",
          "xtor",
          "yclid");

  private final BasicURLNormalizer normalizer = new BasicURLNormalizer();

  /**
   * All URLs under which the article of an item is known: its own first, then that which its page
   * names, unless it is a front page, which some sites name for each of their pages.
   */
  SequencedSet<String> allOf(Item item) {
    SequencedSet<String> all = new LinkedHashSet<>();
    String own = of(item.url());
    if (!own.isEmpty()) {
      all.add(own);
    }
    String named = of(item.fullText().canonical());
    if (named.indexOf('/') > 0) {
      all.add(named);
    }
    return all;
  }

  /** The canonical form; empty for an empty URL. */
  String of(String url) {
    String normal = url.isEmpty() ? null : normalizer.filter(url);
    if (normal == null) {
      return url;
    }
    String bare = SCHEME_AND_FORM_OF_HOST.matcher(normal).replaceFirst("");
    int fragment = bare.indexOf('#');
    bare = fragment < 0 ? bare : bare.substring(0, fragment);
    int question = bare.indexOf('?');
    String path = question < 0 ? bare : bare.substring(0, question);
    String query = question < 0 ? "" : kept(bare.substring(question + 1));
    return withoutAmp(path) + (query.isEmpty() ? "" : "?" + query);
  }

  /** A path without what marks an AMP page, and without a slash at its end. */
  private static String withoutAmp(String path) {
    String bare = AMP_AHEAD.matcher(path).replaceFirst("$1");
    return AMP_WITHIN.matcher(AMP_BEHIND.matcher(bare).replaceFirst("")).replaceFirst("");
  }

  private static String kept(String query) {
    return Arrays.stream(query.split("&"))
        .filter(pair -> !isTracking(pair) && !isAmp(pair))
        .collect(Collectors.joining("&"));
  }

  private static boolean isTracking(String pair) {
    String name = pair.split("=", 2)[0].toLowerCase(Locale.ROOT);
    return TRACKING.contains(name) || TRACKING_PREFIXES.stream().anyMatch(name::startsWith);
  }

  private static boolean isAmp(String pair) {
    String lower = pair.toLowerCase(Locale.ROOT);
    return lower.equals("amp") || lower.startsWith("amp=") || lower.equals("outputtype=amp");
  }
}
