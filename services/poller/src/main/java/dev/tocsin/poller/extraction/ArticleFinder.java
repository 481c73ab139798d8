package dev.tocsin.poller.extraction;

import dev.tocsin.poller.extraction.Extraction.How;
import dev.tocsin.poller.extraction.PageExtractor.Found;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.dankito.readability4j.Readability4J;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Finds the element of a page that holds the article. */
final class ArticleFinder {
  /** How pages mark their article. A tag that is also used for teasers and comments says less. */
  private static final List<Mark> MARKS =
      List.of(
          new Mark("[itemprop~=articleBody]", 0.6),
          new Mark("[role=article]", 0.6),
          new Mark("article", 0.9));

  /** What reads like an article and has less than this share of the page's paragraphs is none. */
  private static final double LEAST_SHARE = 0.1;

  private static final int MUCH_PROSE = 1_500;
  private static final double NEARLY_ALL = 0.8;

  /**
   * A way to mark the article.
   *
   * @param leastShare what has less than this of the prose that reads like the article is another
   *     one
   */
  private record Mark(String selector, double leastShare) {}

  private final URI address;

  private ArticleFinder(URI address) {
    this.address = address;
  }

  static Optional<Found> find(Document page, URI address) {
    return new ArticleFinder(address).find(page);
  }

  private Optional<Found> find(Document page) {
    Optional<Element> readable = readable(page.clone());
    int prose = readable.map(Prose::length).orElse(0);
    Optional<Element> marked = marked(page, prose);
    if (marked.isPresent()) {
      return Optional.of(new Found(marked.get(), How.MARKED));
    }
    int all = Prose.ofArticle(page.body());
    if (all >= MUCH_PROSE && prose < LEAST_SHARE * all) {
      return Optional.of(new Found(around(page.body(), all), How.PARAGRAPHS));
    }
    return readable.map(element -> new Found(element, How.READABILITY));
  }

  private Optional<Element> readable(Document page) {
    return Optional.ofNullable(
            new Readability4J(address.toString(), page).parse().getArticleContent())
        .filter(Element::hasText);
  }

  /** What the page says is its article, without what stands in it but is not of it. */
  private Optional<Element> marked(Document page, int prose) {
    return MARKS.stream()
        .flatMap(mark -> marked(page, mark, prose).stream())
        .findFirst()
        .flatMap(this::alone);
  }

  private static Optional<Element> marked(Document page, Mark mark, int prose) {
    return page.body().select(mark.selector()).stream()
        .max(Comparator.comparingInt(Prose::length))
        .filter(article -> prose > 0 && Prose.length(article) >= mark.leastShare() * prose);
  }

  private Optional<Element> alone(Element article) {
    Document page = Document.createShell(address.toString());
    page.body().appendChild(article.clone());
    return readable(page).filter(found -> 2 * Prose.length(found) >= Prose.length(article));
  }

  /** The innermost element that holds nearly all the paragraphs. */
  private static Element around(Element start, int all) {
    Element around = start;
    while (true) {
      Optional<Element> inner =
          around.children().stream()
              .filter(child -> !Prose.isAround(child))
              .filter(child -> Prose.ofArticle(child) >= NEARLY_ALL * all)
              .findFirst();
      if (inner.isEmpty()) {
        return around;
      }
      around = inner.get();
    }
  }
}
