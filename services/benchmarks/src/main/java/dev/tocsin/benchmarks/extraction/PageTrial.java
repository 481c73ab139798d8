package dev.tocsin.benchmarks.extraction;

import dev.tocsin.messaging.Json;
import dev.tocsin.poller.extraction.Extraction;
import dev.tocsin.poller.extraction.PageExtractor;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;

/**
 * One page, read by us and by readability4j alone.
 *
 * @param how where we found the text, or why we found none
 * @param author whether we found the expected author; empty when none is expected
 */
record PageTrial(
    String name,
    Overlap ours,
    Overlap readability,
    String how,
    Optional<Boolean> author,
    Duration oursTook,
    Duration readabilityTook) {
  private static final URI ADDRESS = URI.create("http://fakehost/test/page.html");

  static PageTrial of(Path folder) throws IOException {
    byte[] page = Files.readAllBytes(folder.resolve("source.html"));
    String expected = text(Files.readString(folder.resolve("expected.html")));
    long start = System.nanoTime();
    Extraction extraction =
        new PageExtractor().extract(page, Optional.of("text/html; charset=utf-8"), ADDRESS);
    long between = System.nanoTime();
    String alone = readability(page);
    long end = System.nanoTime();
    return new PageTrial(
        String.valueOf(folder.getFileName()),
        Overlap.of(expected, text(html(extraction))),
        Overlap.of(expected, text(alone)),
        how(extraction),
        author(folder.resolve("expected-metadata.json"), extraction),
        Duration.ofNanos(between - start),
        Duration.ofNanos(end - between));
  }

  private static String html(Extraction extraction) {
    return switch (extraction) {
      case Extraction.Article article -> article.html();
      case Extraction.Nothing nothing -> "";
    };
  }

  private static String how(Extraction extraction) {
    return switch (extraction) {
      case Extraction.Article article -> article.how().name();
      case Extraction.Nothing nothing -> nothing.why().words();
    };
  }

  private static String readability(byte[] page) {
    String html = new String(page, StandardCharsets.UTF_8);
    return Optional.ofNullable(
            new Readability4J(ADDRESS.toString(), html).parse().getArticleContent())
        .map(Element::outerHtml)
        .orElse("");
  }

  private static String text(String html) {
    return Jsoup.parse(html).text();
  }

  /** The byline as the page has it, of which the name is a part. */
  private static Optional<Boolean> author(Path metadata, Extraction extraction) throws IOException {
    if (!Files.exists(metadata)) {
      return Optional.empty();
    }
    JsonNode byline = Json.mapper().readTree(Files.readString(metadata)).path("byline");
    String found = extraction.about().author();
    return byline.isString() && !byline.asString().isBlank()
        ? Optional.of(!found.isEmpty() && Overlap.of(byline.asString(), found).precision() >= 0.99)
        : Optional.empty();
  }
}
