package dev.tocsin.outbound;

import crawlercommons.domains.EffectiveTldFinder;
import java.net.URI;
import java.util.Locale;

/**
 * The sites of URLs: registrable domains, private suffixes included ({@code a.github.io} and {@code
 * b.github.io} are two). An address or a name without public suffix is its own site.
 */
public final class Sites {
  static {
    // The finder loads its list on first use and does not guard that: class loading does.
    EffectiveTldFinder.getInstance();
  }

  private Sites() {}

  /** The site of a URL that has a host. */
  public static String of(URI uri) {
    String host = uri.getHost();
    if (host == null) {
      throw new IllegalArgumentException("a URL without host has no site");
    }
    return of(host);
  }

  /** The site of a host as it stands in a URL. */
  public static String of(String host) {
    String plain = host.toLowerCase(Locale.ROOT).replaceAll("^\\[|[\\].]$", "");
    return EffectiveTldFinder.getAssignedDomain(plain, false, false);
  }
}
