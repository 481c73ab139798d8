package dev.tocsin.cli.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FeedIdTest {

  @ParameterizedTest
  @CsvSource({
    "https://www.example.org/news/rss.xml, example-org-news-rss-xml-",
    "http://a.test/, a-test-",
    "https://xn--bcher-kva.example/feed, xn-bcher-kva-example-feed-"
  })
  void idIsReadable(String url, String begins) {
    assertThat(FeedId.of(url)).startsWith(begins);
  }

  @Property
  void idIsOneThatTheGatewayTakes(@ForAll String url) {
    assertThat(FeedId.of(url)).matches("[a-z0-9][a-z0-9-]{0,62}").isEqualTo(FeedId.of(url));
  }
}
