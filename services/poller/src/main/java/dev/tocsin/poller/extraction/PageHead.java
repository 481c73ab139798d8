package dev.tocsin.poller.extraction;

import dev.tocsin.poller.extraction.Extraction.About;
import dev.tocsin.poller.parsing.DateParser;
import dev.tocsin.poller.parsing.Links;
import dev.tocsin.poller.parsing.PersonName;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;

/** What a page says of itself: in JSON-LD, in the tags of its head, in attributes of its text. */
final class PageHead {
  private static final int LONGEST = 500;
  private static final int MOST_AUTHORS = 8;
  private static final Pattern LANGUAGE =
      Pattern.compile("[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}");
  private static final Pattern BY =
      Pattern.compile(
          "^(?:by|von|par|por|di|от|від)\\s+", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  // In order of trust. Each with the attribute that holds the value; "text" for the element's text.
  private static final String[] AUTHORS = {
    "meta[name=author]", "content",
    "meta[property=article:author]", "content",
    "meta[name~=(?i)^(?:dc|dcterms)[.:]creator$]", "content",
    "meta[name=parsely-author]", "content",
    "meta[name=byl]", "content",
    "[itemprop~=author] [itemprop=name]", "text",
    "[itemprop~=author]", "text",
    "a[rel~=author]", "text"
  };
  private static final String[] DATES = {
    "meta[property=article:published_time]", "content",
    "meta[itemprop=datePublished]", "content",
    "[itemprop=datePublished]", "datetime",
    "meta[name~=(?i)^(?:dc|dcterms)[.:](?:date|issued|created)(?:[.:]issued)?$]", "content",
    "meta[name~=(?i)^(?:date|pubdate|publishdate|publish-date|published_time|parsely-pub-date|sailthru[.]date|article[.]published)$]",
        "content",
    "time[pubdate]", "datetime",
    "article time[datetime]", "datetime",
    "[itemprop=datePublished]", "text"
  };
  private static final String[] ADDRESSES = {
    "link[rel~=(?i)^canonical$]", "href", "meta[property=og:url]", "content"
  };
  private static final String[] LANGUAGES = {
    "html", "lang",
    "html", "xml:lang",
    "meta[http-equiv~=(?i)content-language]", "content",
    "meta[property=og:locale]", "content",
    "meta[name~=(?i)^(?:language|dc[.]language)$]", "content"
  };
  private static final String[] TITLES = {
    "meta[property=og:title]",
    "content",
    "meta[name=twitter:title]",
    "content",
    "h1",
    "text",
    "title",
    "text"
  };

  private PageHead() {}

  static About read(Document page, LinkedData data, URI address) {
    return new About(
        bounded(data.headline().or(() -> said(page, TITLES).findFirst()).orElse("")),
        bounded(author(page, data)),
        Stream.concat(data.published(), said(page, DATES))
            .flatMap(date -> DateParser.parse(date).stream())
            .findFirst(),
        Stream.concat(said(page, ADDRESSES), data.address())
            .flatMap(reference -> Links.resolve(address, reference).stream())
            .findFirst(),
        Stream.concat(said(page, LANGUAGES), data.language())
            .map(String::strip)
            .filter(tag -> LANGUAGE.matcher(tag).matches())
            .map(tag -> tag.replace('_', '-'))
            .findFirst()
            .orElse(""));
  }

  private static String author(Document page, LinkedData data) {
    if (!data.author().isBlank()) {
      return data.author();
    }
    for (int i = 0; i < AUTHORS.length; i += 2) {
      String names =
          said(page, AUTHORS[i], AUTHORS[i + 1])
              .map(name -> PersonName.of(BY.matcher(name.strip()).replaceFirst("")))
              .filter(name -> !Links.isAbsolute(name) && name.length() < LONGEST / 4)
              .distinct()
              .limit(MOST_AUTHORS)
              .collect(Collectors.joining(", "));
      if (!names.isEmpty()) {
        return names;
      }
    }
    return "";
  }

  private static Stream<String> said(Document page, String... selectorsAndAttributes) {
    Stream.Builder<Stream<String>> all = Stream.builder();
    for (int i = 0; i < selectorsAndAttributes.length; i += 2) {
      String attribute = selectorsAndAttributes[i + 1];
      all.add(
          page.select(selectorsAndAttributes[i]).stream()
              .map(tag -> attribute.equals("text") ? tag.text() : tag.attr(attribute)));
    }
    return all.build()
        .flatMap(values -> values)
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  private static String bounded(String text) {
    Optional<String> whole = Optional.of(text).filter(all -> all.length() <= LONGEST);
    return whole.orElseGet(() -> text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)) + "…");
  }
}
