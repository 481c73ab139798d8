package dev.tocsin.poller.parsing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each document of the museum is read as the text beside it says.
 *
 * <p>A new one: put the file there, write what must come of it into {@code NAME.expected}.
 */
final class MuseumTest {
  private static final Path MUSEUM = Path.of("src/test/resources/museum");
  private static final URI DOCUMENT = URI.create("http://museum.example/feeds/feed");

  @ParameterizedTest
  @MethodSource("documents")
  void readsWhatTheWebServes(Path document) throws Exception {
    // Given
    byte[] bytes = Files.readAllBytes(document);

    // When
    ParsedFeed feed = new FeedParser().parse(bytes, Optional.empty(), DOCUMENT);

    // Then
    assertThat(written(feed)).isEqualTo(Files.readString(expectation(document), UTF_8));
  }

  static List<Path> documents() throws IOException {
    try (Stream<Path> files = Files.list(MUSEUM)) {
      return files.filter(file -> !file.toString().endsWith(".expected")).sorted().toList();
    }
  }

  private static Path expectation(Path document) {
    return document.resolveSibling(document.getFileName() + ".expected");
  }

  /** One line a field; what is empty has none. */
  private static String written(ParsedFeed feed) {
    StringBuilder text = new StringBuilder();
    line(text, "title", feed.title());
    line(text, "language", feed.language());
    line(text, "home", feed.home().map(URI::toString).orElse(""));
    line(text, "hub", feed.hub().map(URI::toString).orElse(""));
    line(text, "self", feed.self().map(URI::toString).orElse(""));
    line(text, "ttl", feed.rhythm().ttl().map(Object::toString).orElse(""));
    line(text, "update every", feed.rhythm().updateEvery().map(Object::toString).orElse(""));
    line(text, "skip hours", sorted(feed.rhythm().skipHours()));
    line(text, "skip days", sorted(feed.rhythm().skipDays()));
    line(text, "dropped", feed.droppedEntries() == 0 ? "" : "" + feed.droppedEntries());
    for (ParsedEntry entry : feed.entries()) {
      text.append("\n");
      line(text, "guid", entry.guid());
      line(text, "url", entry.url());
      line(text, "title", entry.title());
      line(text, "summary", entry.summaryHtml());
      line(text, "content", entry.contentHtml());
      line(text, "author", entry.author());
      line(text, "categories", String.join(" | ", entry.categories()));
      line(text, "published", entry.published().map(Object::toString).orElse(""));
      line(text, "updated", entry.updated().map(Object::toString).orElse(""));
    }
    for (Tombstone tombstone : feed.tombstones()) {
      text.append("\n");
      line(text, "deleted", tombstone.guid());
      line(text, "url", tombstone.url());
      line(text, "when", tombstone.deletedAt().map(Object::toString).orElse(""));
    }
    return text.toString();
  }

  private static String sorted(Set<?> values) {
    return values.stream().sorted().map(Object::toString).collect(Collectors.joining(" "));
  }

  private static void line(StringBuilder text, String name, String value) {
    if (!value.isEmpty()) {
      text.append(name).append(": ").append(value).append("\n");
    }
  }
}
