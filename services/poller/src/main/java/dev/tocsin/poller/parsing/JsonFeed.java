package dev.tocsin.poller.parsing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/** The wire's shape of JSON Feed 1.0 and 1.1, as far as we read it. */
record JsonFeed(
    Optional<String> title,
    Optional<String> language,
    @JsonProperty("home_page_url") Optional<String> homePageUrl,
    @JsonProperty("feed_url") Optional<String> feedUrl,
    Optional<List<Hub>> hubs,
    Optional<Author> author,
    Optional<List<Author>> authors) {

  static final JsonFeed UNSAID =
      new JsonFeed(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Where changes are announced. */
  record Hub(Optional<String> type, Optional<String> url) {}

  /** In 1.0 a feed and an item have one, in 1.1 a list of them. */
  record Author(Optional<String> name, Optional<String> url) {}

  /** One entry. */
  record Item(
      Optional<String> id,
      Optional<String> url,
      @JsonProperty("external_url") Optional<String> externalUrl,
      Optional<String> title,
      Optional<String> summary,
      @JsonProperty("content_html") Optional<String> contentHtml,
      @JsonProperty("content_text") Optional<String> contentText,
      @JsonProperty("date_published") Optional<String> datePublished,
      @JsonProperty("date_modified") Optional<String> dateModified,
      Optional<Author> author,
      Optional<List<Author>> authors,
      Optional<List<String>> tags) {}
}
