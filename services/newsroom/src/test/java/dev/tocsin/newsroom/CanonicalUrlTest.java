package dev.tocsin.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Item;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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
        "http://herald.test/a/b?at_Medium=rss&id=1&mtm_source=x",
        "http://m.herald.test/a/b?id=1",
        "http://amp.herald.test/a/b/?id=1",
        "http://herald.test/amp/a/b?id=1",
        "http://herald.test/a/b/amp/?id=1",
        "http://herald.test/a/b.amp?id=1",
        "http://herald.test/a/b?id=1&amp=1",
        "http://herald.test/a/b?id=1&outputType=amp",
      })
  void isTheSameForAllSpellingsOfOneArticle(String url) {
    assertThat(new CanonicalUrl().of(url)).isEqualTo("herald.test/a/b?id=1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://herald.test/a/b?id=2",
        "http://herald.test/a/B?id=1",
        "http://news.herald.test/a/b?id=1",
        "http://herald.test/a/b/amps?id=1",
        "http://herald.test/lamp/a/b?id=1"
      })
  void tellsOtherArticlesApart(String url) {
    assertThat(new CanonicalUrl().of(url)).isNotEqualTo("herald.test/a/b?id=1");
  }

  @Test
  void keepsAHostThatIsNoMoreThanAForm() {
    assertThat(new CanonicalUrl().of("http://m.test/a")).isEqualTo("m.test/a");
    assertThat(new CanonicalUrl().of("http://herald.test/amp")).isEqualTo("herald.test");
  }

  @Test
  void takesWhatThePageNamesButNoFrontPage() {
    CanonicalUrl urls = new CanonicalUrl();

    assertThat(urls.allOf(item("http://herald.test/moved")))
        .containsExactly("herald.test/a", "herald.test/moved");
    assertThat(urls.allOf(item("https://www.herald.test/"))).containsExactly("herald.test/a");
    assertThat(urls.allOf(item(""))).containsExactly("herald.test/a");
  }

  private static Item item(String canonical) {
    return new Item(
        "1",
        "world",
        "herald.test",
        "Herald",
        "GB",
        1,
        List.of(),
        "en",
        "http://herald.test/a",
        "1",
        "Talks resume",
        "",
        "",
        new Item.FullText("", Item.FullText.Status.FETCHED, "", canonical),
        "",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH,
        false,
        false,
        "");
  }
}
