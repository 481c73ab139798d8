package dev.tocsin.poller.extraction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.poller.extraction.Extraction.About;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page says of itself, in the ways that pages have. */
final class PageHeadTest {
  private static final URI ADDRESS = URI.create("http://page.example/news/1?utm=x");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <meta name=author content='Jane Roe'>                                          | Jane Roe
          <meta name=author content='By Jane Roe (jane@page.example)'>                   | Jane Roe
          <meta property=article:author content='http://facebook.example/x'><a rel=author>Jane Roe</a> | Jane Roe
          <span itemprop=author itemscope><b itemprop=name>Jane Roe</b>, reporter</span> | Jane Roe
          <meta name=DC.Creator content='Jane Roe'><meta name=DC.Creator content='John Doe'> | Jane Roe, John Doe
          <script type='application/ld+json'>{"@type":"Article","author":[{"name":"Jane Roe"},"John Doe"]}</script> | Jane Roe, John Doe
          <p>Nobody</p>                                                                  | ''
          """)
  void findsTheAuthor(String page, String author) {
    assertThat(about(page).author()).isEqualTo(author);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<meta property=article:published_time content='2023-10-05T08:15:30Z'>",
        "<meta itemprop=datePublished content='2023-10-05T10:15:30+02:00'>",
        "<meta name=date content='Thu, 05 Oct 2023 08:15:30 GMT'>",
        "<meta name=DC.date.issued content='2023-10-05 08:15:30'>",
        "<time pubdate datetime='2023-10-05T08:15:30Z'>today</time>",
        "<article><time datetime='2023-10-05T08:15:30Z'>today</time></article>",
        "<meta name=date content=nonsense><meta name=pubdate content='2023-10-05T08:15:30Z'>",
        "<script"
            + " type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2023-10-05T08:15:30Z\"}</script>",
        "<script type='application/ld+json'>//<![CDATA[\n"
            + "</script><meta name=date content='2023-10-05T08:15:30Z'>"
      })
  void findsWhenItWasPublished(String page) {
    assertThat(about(page).published()).contains(Instant.parse("2023-10-05T08:15:30Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <link rel=canonical href='/news/1'>                          | http://page.example/news/1
          <meta property=og:url content='http://www.page.example/n/1'> | http://www.page.example/n/1
          <link rel=canonical href='javascript:x'><meta property=og:url content='/n/1'> | http://page.example/n/1
          <script type='application/ld+json'>{"@type":"Article","mainEntityOfPage":{"@id":"http://page.example/m"}}</script> | http://page.example/m
          """)
  void findsTheAddressUnderWhichItWantsToBeKnown(String page, URI canonical) {
    assertThat(about(page).canonical()).contains(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <html lang=de>                                     | de
          <html xml:lang=pt-BR>                              | pt-BR
          <meta property=og:locale content=uk_UA>            | uk-UA
          <meta http-equiv=Content-Language content=fr>      | fr
          <html lang='{{ locale }}'><meta name=language content=pl> | pl
          <p>Hello                                           | ''
          """)
  void findsTheLanguage(String page, String language) {
    assertThat(about(page).language()).isEqualTo(language);
  }

  @Test
  void boundsWhatItFinds() {
    // When
    About about = about("<meta property=og:title content='" + "ä".repeat(1 << 20) + "'>");

    // Then
    assertThat(about.title()).hasSizeLessThan(501).endsWith("…");
  }

  private static About about(String page) {
    return new PageExtractor()
        .extract((page + "<p>Text</p>").getBytes(UTF_8), Optional.empty(), ADDRESS)
        .about();
  }
}
