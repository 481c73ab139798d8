package dev.tocsin.matching;

import dev.tocsin.domain.Article;
import dev.tocsin.domain.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The limits of a topic on where an article was found; any sighting may satisfy each of them. */
final class Whereabouts {
  /** One for all topics without limits: asking it is no walk to an object of the topic's own. */
  private static final Whereabouts ANYWHERE = new Whereabouts(Topic.Where.ANYWHERE);

  private final Set<String> sites;
  private final Set<String> feeds;
  private final Set<String> categories;
  private final Set<String> countries;
  private final Set<Integer> tiers;
  private final boolean anywhere;

  static Whereabouts of(Topic.Where where) {
    return where.equals(Topic.Where.ANYWHERE) ? ANYWHERE : new Whereabouts(where);
  }

  private Whereabouts(Topic.Where where) {
    sites = lower(where.sites());
    feeds = Set.copyOf(where.feeds());
    categories = lower(where.categories());
    countries = lower(where.countries());
    tiers = Set.copyOf(where.tiers());
    anywhere = where.equals(Topic.Where.ANYWHERE);
  }

  boolean allow(Article article) {
    return anywhere
        || (allowsSite(article)
            && allowsFeed(article)
            && allowsCategory(article)
            && allowsCountry(article)
            && allowsTier(article));
  }

  /** The limits, as a topic names them, that an article is not within. */
  List<String> unmet(Article article) {
    List<String> unmet = new ArrayList<>();
    note("sites", allowsSite(article), unmet);
    note("feeds", allowsFeed(article), unmet);
    note("categories", allowsCategory(article), unmet);
    note("countries", allowsCountry(article), unmet);
    note("tiers", allowsTier(article), unmet);
    return unmet;
  }

  private static void note(String limit, boolean met, List<String> unmet) {
    if (!met) {
      unmet.add(limit);
    }
  }

  private boolean allowsSite(Article article) {
    return sites.isEmpty()
        || sites.contains(lower(article.site()))
        || anySighting(sites, article, sighting -> sites.contains(lower(sighting.site())));
  }

  private boolean allowsCategory(Article article) {
    return categories.isEmpty()
        || article.categories().stream().anyMatch(found -> categories.contains(lower(found)));
  }

  private boolean allowsFeed(Article article) {
    return anySighting(feeds, article, sighting -> feeds.contains(sighting.feedId()));
  }

  private boolean allowsCountry(Article article) {
    return anySighting(
        countries, article, sighting -> countries.contains(lower(sighting.country())));
  }

  private boolean allowsTier(Article article) {
    return anySighting(tiers, article, sighting -> tiers.contains(sighting.tier()));
  }

  private static boolean anySighting(
      Set<?> limit, Article article, Predicate<Article.Sighting> satisfies) {
    return limit.isEmpty() || article.sightings().stream().anyMatch(satisfies);
  }

  private static Set<String> lower(Collection<String> values) {
    return values.stream().map(Whereabouts::lower).collect(Collectors.toUnmodifiableSet());
  }

  private static String lower(String value) {
    return value.strip().toLowerCase(Locale.ROOT);
  }
}
