package dev.tocsin.poller.extraction;

import dev.tocsin.poller.extraction.Extraction.About;
import dev.tocsin.poller.extraction.Extraction.How;
import dev.tocsin.poller.extraction.Extraction.Why;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.helper.DataUtil;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The one door from the page of an article to its text: what the page hands over as data first,
 * then what it marks as its article, then what reads like one.
 *
 * <p>It has no state; any number of threads may share one.
 */
public final class PageExtractor {
  private static final int MOST_ELEMENTS = 30_000;
  private static final int MOST_BYTES = 4 << 20;
  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*[\"']?([\\w.:+-]+)", Pattern.CASE_INSENSITIVE);

  /**
   * A text handed over as data may be a teaser: it counts when it is not much shorter than the
   * page's.
   */
  private static final double WHOLE = 0.7;

  /**
   * The article on this page, of which no more than the first megabytes are looked at.
   *
   * @param contentType the HTTP header
   * @param address where the page came from
   */
  public Extraction extract(byte[] page, Optional<String> contentType, URI address) {
    Document document = parsed(page, contentType, address);
    if (!document.body().hasText()) {
      return new Extraction.Nothing(Why.EMPTY_PAGE, About.NOTHING);
    }
    LinkedData data = LinkedData.in(document);
    About about = PageHead.read(document, data, address);
    if (document.stream().skip(MOST_ELEMENTS).findAny().isPresent()) {
      return handedOver(data, about.title(), 0)
          .<Extraction>map(html -> new Extraction.Article(html, How.LINKED_DATA, about))
          .orElse(new Extraction.Nothing(Why.TOO_LARGE, about));
    }
    VisiblePart.keep(document);
    Optional<Found> shown = ArticleFinder.find(document, address);
    Optional<String> given =
        handedOver(
            data, about.title(), shown.map(found -> found.element().text().length()).orElse(0));
    if (given.isPresent()) {
      return new Extraction.Article(given.get(), How.LINKED_DATA, about);
    }
    return shown
        .<Extraction>map(
            found ->
                new Extraction.Article(
                    CleanHtml.of(found.element(), about.title()), found.how(), about))
        .orElse(new Extraction.Nothing(Why.NO_ARTICLE, about));
  }

  private static Optional<String> handedOver(LinkedData data, String title, int shownLength) {
    return data.body()
        .filter(body -> body.text().length() >= WHOLE * shownLength)
        .map(body -> CleanHtml.of(body, title));
  }

  private static Document parsed(byte[] page, Optional<String> contentType, URI address) {
    String charset = contentType.flatMap(PageExtractor::charset).orElse("");
    InputStream start = new ByteArrayInputStream(page, 0, Math.min(page.length, MOST_BYTES));
    try {
      return charset.isEmpty()
          ? DataUtil.load(start, null, address.toString())
          : DataUtil.load(start, charset, address.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> charset(String contentType) {
    Matcher matcher = CHARSET.matcher(contentType);
    return matcher.find() ? Charsets.known(matcher.group(1)) : Optional.empty();
  }

  /** An element that holds an article. */
  record Found(Element element, How how) {}
}
