package dev.tocsin.poller.extraction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.poller.extraction.Extraction.How;
import dev.tocsin.poller.extraction.Extraction.Why;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found on a page, and what is left on it. */
final class PageExtractorTest {
  private static final String SENTENCE =
      "The envoys of both sides met again on Thursday, said a spokesman, and would go on next week."
          + " ";
  private static final String ARTICLE = ("<p>" + SENTENCE.repeat(3) + "</p>").repeat(4);
  private static final String CHATTER =
      "<p>I do not believe a word of this, and neither does anybody else whom I asked. </p>"
          .repeat(12);

  @Test
  void takesTheTextThatThePageHandsOver() {
    // Given
    String page =
        ld(
                "{\"@graph\": [{\"@type\": \"WebPage\"}, {\"@type\": [\"NewsArticle\"],"
                    + " \"articleBody\": \""
                    + SENTENCE.repeat(8)
                    + "\\n\\nLast words.\"}]}")
            + "<div id=app></div><p>Please enable scripts.</p>";

    // When
    Extraction.Article article = article(page);

    // Then
    assertThat(article.how()).isEqualTo(How.LINKED_DATA);
    assertThat(article.html())
        .startsWith("<div><p>The envoys")
        .endsWith("<p>Last words.</p></div>");
  }

  @Test
  void readsThePageWhereItHandsOverNoMoreThanTheBeginning() {
    // Given
    String page =
        ld("{\"@type\": \"NewsArticle\", \"articleBody\": \"" + SENTENCE.repeat(4) + "\"}")
            + "<div class=story>"
            + ARTICLE
            + "</div>";

    // When
    Extraction.Article article = article(page);

    // Then
    assertThat(article.how()).isEqualTo(How.READABILITY);
    assertThat(text(article)).isEqualTo(SENTENCE.repeat(12).strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"<div itemprop=\"articleBody\">", "<div role=\"article\">", "<article>"})
  void leavesTheCommentsBesideAMarkedArticle(String mark) {
    // Given
    String page =
        "<div class=main>"
            + mark
            + ARTICLE
            + "</div></article>"
            + "<div class=talk>"
            + CHATTER
            + "</div></div>";

    // When
    Extraction.Article article = article(page);

    // Then
    assertThat(text(article)).contains("The envoys").doesNotContain("believe a word");
  }

  @Test
  void leavesWhatReadersDoNotSee() {
    // Given
    String page =
        "<div>"
            + ARTICLE
            + "<p style='color:red; display : none'>Hidden by style, and long enough to be"
            + " read.</p><p hidden>Hidden by attribute, and long enough to be read as a"
            + " paragraph.</p><div role=dialog><p>We value your privacy and that of our many"
            + " partners.</p></div><p aria-hidden=true>Hidden from those who listen, and long"
            + " enough to be read.</p></div>";

    // When
    Extraction.Article article = article(page);

    // Then
    assertThat(text(article)).isEqualTo(SENTENCE.repeat(12).strip());
  }

  @Test
  void readsAPageThatIsHiddenUntilItsScriptsHaveRun() {
    // When
    Extraction.Article article =
        article("<div style='visibility:hidden'><div>" + ARTICLE + "</div></div>");

    // Then
    assertThat(text(article)).isEqualTo(SENTENCE.repeat(12).strip());
  }

  @Test
  void leavesTheTitleOutOfTheText() {
    // When
    Extraction.Article article =
        article(
            "<title>Envoys meet again - The Times</title><div><h1>Envoys meet again</h1>"
                + ARTICLE
                + "<h2>What comes next</h2>"
                + ARTICLE
                + "</div>");

    // Then
    assertThat(text(article)).startsWith("The envoys").contains("What comes next");
  }

  @Test
  void givesNothingThatRuns() {
    // Given
    String attack =
        "<p onclick='x()'>One <script>x()</script><img src=x onerror=x()><a"
            + " href='javascript:x()'>two</a><svg onload=x()></svg><style>p{}</style> "
            + SENTENCE.repeat(3)
            + "</p>";

    // When
    Extraction.Article article = article("<div>" + attack.repeat(4) + "</div>");

    // Then
    assertThat(article.html()).contains("One").contains("two");
    assertThat(article.html().replaceAll("\\s", ""))
        .doesNotContainIgnoringCase("script", "onclick", "onerror", "svg", "style");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "<html><body></body></html>", "<img src=x>"})
  void saysThatThePageIsEmpty(String page) {
    // When
    Extraction extraction = extract(page);

    // Then
    assertThat(extraction).isInstanceOf(Extraction.Nothing.class);
    assertThat(((Extraction.Nothing) extraction).why()).isEqualTo(Why.EMPTY_PAGE);
  }

  @Test
  void readsTheCharsetThatThePageDeclares() {
    // Given
    String page =
        "<meta charset=windows-1251><div><p>"
            + "Переговоры продолжатся. ".repeat(30)
            + "</p></div>";

    // When
    Extraction extraction =
        new PageExtractor()
            .extract(page.getBytes(Charset.forName("windows-1251")), Optional.empty(), ADDRESS);

    // Then
    assertThat(text((Extraction.Article) extraction)).startsWith("Переговоры продолжатся.");
  }

  @Test
  void boundsALongText() {
    // When
    Extraction.Article article = article("<div><p>" + "wörd ".repeat(100_000) + "</p></div>");

    // Then
    assertThat(article.html().length()).isBetween(100_000, 300_000);
    assertThat(text(article)).startsWith("wörd wörd").endsWith("…");
  }

  /** Each of these is read or refused, in bounded time and memory. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>",
        "<p>word",
        "<table>",
        "<a href=x>link</a>",
        "<b>",
        "<li>",
        "<br>",
        "<article>",
        "</p>",
        "<!--",
        "<script>",
        "<font><p>",
        "<svg>",
        "&nbsp;",
        "<p style='display:none'>x",
        "<div class=comment>word word word word word word word word word word word word word word"
            + " </div>"
      })
  void readsAHostilePage(String repeated) {
    // Given
    String page = "<div>" + ARTICLE + repeated.repeat((1 << 20) / repeated.length());

    // When
    Extraction extraction = extract(page);

    // Then
    assertThat(extraction).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[", "{\"a\":", "\"", "{\"@type\": \"Article\", \"articleBody\": [", "nul"})
  void readsThePageBesideBrokenData(String broken) {
    // When
    Extraction.Article article = article(ld(broken.repeat(10_000)) + "<div>" + ARTICLE + "</div>");

    // Then
    assertThat(text(article)).isEqualTo(SENTENCE.repeat(12).strip());
  }

  private static final URI ADDRESS = URI.create("http://page.example/news/1?utm=x");

  private static String ld(String json) {
    return "<script type=\"application/ld+json\">" + json + "</script>";
  }

  private static String text(Extraction.Article article) {
    return Jsoup.parse(article.html()).text();
  }

  private static Extraction.Article article(String page) {
    return (Extraction.Article) extract(page);
  }

  private static Extraction extract(String page) {
    return new PageExtractor().extract(page.getBytes(UTF_8), Optional.of("text/html"), ADDRESS);
  }
}
