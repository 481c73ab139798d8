package dev.tocsin.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SitesTest {
  @ParameterizedTest
  @CsvSource({
    "http://feeds.bbc.co.uk/news.rss, bbc.co.uk",
    "https://WWW.Example.COM:8443/, example.com",
    "https://one.github.io/feed, one.github.io",
    "https://two.github.io/feed, two.github.io",
    "https://blog.one.github.io/feed, one.github.io",
    "https://github.io/, github.io",
    "https://a.b.xn--bcher-kva.example.de/, example.de",
    "http://outlet.test/feed.xml, outlet.test",
    "http://localhost:8080/, localhost",
    "http://127.0.0.1:8080/, 127.0.0.1",
    "http://[::1]:8080/, ::1",
    "http://example.com./, example.com"
  })
  void isTheRegistrableDomain(URI uri, String site) {
    assertThat(Sites.of(uri)).isEqualTo(site);
  }

  @Test
  void refusesAUrlWithoutHost() {
    assertThatThrownBy(() -> Sites.of(URI.create("mailto:me@example.com")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
