package dev.tocsin.poller;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PageFeedsTest {
  private static final URI PAGE = URI.create("https://herald.test/news/");

  @Test
  void pageNamesItsFeedsInItsOrder() {
    assertThat(
            feeds(
                """
                <link rel=alternate type="application/rss+xml; charset=utf-8" href=../rss.xml>
                <link rel="ALTERNATE home" type=application/atom+xml href="https://cdn.test/atom">
                <link rel=alternate type=application/feed+json href=feed.json>
                """))
        .containsExactly(
            "https://herald.test/rss.xml",
            "https://cdn.test/atom",
            "https://herald.test/news/feed.json");
  }

  @Test
  void otherLanguagesStylesAndScriptsAreNoFeeds() {
    assertThat(
            feeds(
                """
                <link rel=alternate hreflang=fr href=/fr/>
                <link rel=stylesheet type=text/css href=/a.css>
                <link rel=alternate type=application/rss+xml href="javascript:alert(1)">
                <a href=/rss.xml type=application/rss+xml>feed</a>
                """))
        .isEmpty();
  }

  @Test
  void baseOfThePageCounts() {
    assertThat(feeds("<base href='/a/b/'><link rel=alternate type=text/xml href=rss>"))
        .containsExactly("https://herald.test/a/b/rss");
  }

  private static List<String> feeds(String head) {
    String page = "<html><head>" + head + "</head><body>News</body></html>";
    return PageFeeds.in(page.getBytes(StandardCharsets.UTF_8), PAGE);
  }
}
