package dev.tocsin.poller.extraction;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** What came of a page: the article on it, or why there is none. */
public sealed interface Extraction {

  /**
   * The article.
   *
   * @param html its text as an HTML fragment without scripts, bounded
   * @param how where on the page it was found
   */
  record Article(String html, How how, About about) implements Extraction {}

  /** No article; the page may still say of itself what it is about. */
  record Nothing(Why why, About about) implements Extraction {}

  /** How a text was found. */
  enum How {
    /** The page hands it over as data: {@code articleBody} in JSON-LD. */
    LINKED_DATA,
    /** The page marks the element that holds the article. */
    MARKED,
    /** The element that reads most like an article. */
    READABILITY,
    /** The element that holds most of the paragraphs. */
    PARAGRAPHS
  }

  /** Why there is no text. */
  enum Why {
    EMPTY_PAGE("the page is empty"),
    TOO_LARGE("the page has too many elements to be an article"),
    NO_ARTICLE("nothing on the page reads like an article");

    private final String words;

    Why(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }

  /**
   * What a page says of its article.
   *
   * @param title plain text; empty when it says none
   * @param author names; empty when it says none
   * @param published the publisher's claim
   * @param canonical the address under which it wants to be known
   * @param language BCP 47 tag; empty when it says none
   */
  record About(
      String title,
      String author,
      Optional<Instant> published,
      Optional<URI> canonical,
      String language) {
    static final About NOTHING = new About("", "", Optional.empty(), Optional.empty(), "");
  }

  About about();
}
