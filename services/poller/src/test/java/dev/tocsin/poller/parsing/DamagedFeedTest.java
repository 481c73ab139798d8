package dev.tocsin.poller.parsing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever damage a document takes, it is read or refused, and what is whole in it is kept. */
final class DamagedFeedTest {
  private static final String ITEM =
      "<item><title>One &amp; all</title><link>http://d.example/</link>"
          + "<description><![CDATA[<p>text</p>]]></description></item>";
  private static final String FEED =
      "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>D</title>"
          + ITEM.repeat(3)
          + "</channel></rss>";

  @Property(tries = 400)
  void keepsTheWholeEntriesOfATruncatedDocument(@ForAll @IntRange(min = 60, max = 500) int length)
      throws NotAFeedException {
    // Given
    String truncated = FEED.substring(0, Math.min(length, FEED.length()));

    // When
    ParsedFeed parsed = parse(truncated.getBytes(UTF_8));

    // Then
    assertThat(parsed.entries()).hasSize(truncated.split("</item>", -1).length - 1);
  }

  @Property(tries = 400)
  void isReadOrRefusedWhateverBytesAreChanged(@ForAll("damaged") byte[] document) {
    try {
      // When
      ParsedFeed parsed = parse(document);

      // Then
      assertThat(parsed.entries())
          .allSatisfy(entry -> assertThat(entry.url()).matches("|https?://.+"))
          .allSatisfy(entry -> assertThat(entry.title()).doesNotContain("\u0000", "\u001b"));
    } catch (NotAFeedException refusal) {
      assertThat(refusal.getMessage()).matches("[^\\p{Cc}]{1,300}");
    }
  }

  @Provide
  Arbitrary<byte[]> damaged() {
    Arbitrary<String> noise =
        Arbitraries.strings().withChars("<>&\"'/!?[]-=;#\0\u00ff\u00c3 {},a").ofMaxLength(8);
    return Combinators.combine(
            Arbitraries.of(museum()),
            Arbitraries.doubles().between(0, 1),
            Arbitraries.integers().between(0, 20),
            noise)
        .as(DamagedFeedTest::damage);
  }

  /** The document with some bytes lost at a place, and others in their stead. */
  private static byte[] damage(byte[] document, double where, int lost, String noise) {
    int at = (int) (where * document.length);
    int rest = Math.min(document.length, at + lost);
    byte[] damaged = Arrays.copyOf(document, at + noise.length() + document.length - rest);
    System.arraycopy(noise.getBytes(ISO_8859_1), 0, damaged, at, noise.length());
    System.arraycopy(document, rest, damaged, at + noise.length(), document.length - rest);
    return damaged;
  }

  private static List<byte[]> museum() {
    try {
      List<byte[]> documents = new ArrayList<>();
      for (Path file : MuseumTest.documents()) {
        documents.add(Files.readAllBytes(file));
      }
      return documents;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ParsedFeed parse(byte[] document) throws NotAFeedException {
    return new FeedParser().parse(document, Optional.empty(), URI.create("http://d.example/feed"));
  }
}
