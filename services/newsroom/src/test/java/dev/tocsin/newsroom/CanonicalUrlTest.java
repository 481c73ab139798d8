package dev.tocsin.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://herald.test/a/b?id=1",
        "https://www.herald.test/a/b?id=1",
        "https://HERALD.test:443/a/./b?utm_source=rss&id=1#top",
        "http://herald.test/a/b?id=1&fbclid=xyz",
      })
  void isTheSameForAllSpellingsOfOneArticle(String url) {
    assertThat(new CanonicalUrl().of(url)).isEqualTo("herald.test/a/b?id=1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://herald.test/a/b?id=2", "http://herald.test/a/B?id=1"})
  void tellsOtherArticlesApart(String url) {
    assertThat(new CanonicalUrl().of(url)).isNotEqualTo("herald.test/a/b?id=1");
  }
}
