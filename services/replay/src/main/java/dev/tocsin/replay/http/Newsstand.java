package dev.tocsin.replay.http;

import dev.tocsin.replay.scenario.Outlet;
import dev.tocsin.replay.scenario.Scenario;
import dev.tocsin.replay.scenario.ScenarioArticle;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one outlet has published up to a moment: its feed and its articles' pages. */
final class Newsstand {
  private static final String FEED_PATH = "/feed.xml";
  private static final int MAX_FEED_ENTRIES = 50;

  private final Outlet outlet;
  private final List<ScenarioArticle> articles;

  Newsstand(Outlet outlet, Scenario scenario) {
    this.outlet = outlet;
    this.articles =
        scenario.articles().stream()
            .filter(article -> article.outlet().equals(outlet.id()))
            .toList();
  }

  /** What is at that path (with its query, as it was sent) at that moment. */
  Optional<Document> at(String path, Instant now) {
    List<ScenarioArticle> out = newestVersions(now);
    return path.equals(FEED_PATH) ? Optional.of(feed(out)) : page(path, out);
  }

  private Document feed(List<ScenarioArticle> out) {
    return new Document(
        RssFeed.CONTENT_TYPE,
        RssFeed.of(outlet, out.stream().limit(MAX_FEED_ENTRIES).toList()),
        out.stream().findFirst().map(ScenarioArticle::releasedAt));
  }

  private Optional<Document> page(String path, List<ScenarioArticle> out) {
    return out.stream()
        .filter(article -> isPageOf(article, path))
        .findFirst()
        .map(
            article ->
                new Document(
                    ArticlePage.CONTENT_TYPE,
                    ArticlePage.of(outlet, article),
                    Optional.of(article.releasedAt())));
  }

  private boolean isPageOf(ScenarioArticle article, String path) {
    URI uri = URI.create(URI.create(article.url()).toASCIIString());
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String own = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return outlet.host().equals(uri.getHost()) && path.equals(own + query);
  }

  /** One entry a URL, its latest version, the newest first. */
  private List<ScenarioArticle> newestVersions(Instant now) {
    Map<String, ScenarioArticle> versions = new LinkedHashMap<>();
    for (ScenarioArticle article : articles) {
      if (!article.releasedAt().isAfter(now)) {
        versions.put(article.url(), article);
      }
    }
    return versions.values().stream()
        .sorted(Comparator.comparing(ScenarioArticle::releasedAt).reversed())
        .toList();
  }
}
