package dev.tocsin.benchmarks.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.benchmarks.Bar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run over a few documents, in the two ways that say what is expected of them. */
final class ConformanceBenchTest {
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void writeDocuments() throws IOException {
    write("python/right.xml", "<!-- Expect: not bozo and feed['title'] == 'T' -->" + rss("T"));
    write("python/wrong.xml", "<!--\nExpect:  feed['title'] == 'U'\n-->" + rss("T"));
    write("python/unnamed.xml", "<!--\nExpect:  version == 'rss20'\n-->" + rss("T"));
    write("json/rss.xml", rss("T"));
    write(
        "json/rss.json",
        "{\"title\": \"T\", \"items\": [{\"title\": \"I\", \"guid\": {\"value\": \"1\"},"
            + " \"link\": \"http://x.example\", \"pubDateParsed\": \"2023-10-05T08:15:00Z\"}]}");
    write("json/feed.json", "{\"title\": \"J\", \"items\": [{\"id\": \"1\", \"title\": \"A\"}]}");
    write("json/feed_expected.json", "{\"title\": \"J\", \"items\": [{\"title\": \"B\"}]}");
    write("page.html", "<html><p>no feed</html>");
    write("python/odd.xml", "<!-- Expect: entries[0]['link'] @ feed -->" + rss("T"));
    write("LICENSE", "no document");
  }

  @Test
  void countsWhatIsReadNamedJudgedAndAgreeing() throws IOException {
    // When
    Tally all = ConformanceBench.run(folder).all();

    // Then
    assertThat(all.documents()).isEqualTo(7);
    assertThat(all.read(Contender.TOCSIN)).isEqualTo(6);
    assertThat(all.crashed(Contender.TOCSIN)).isZero();
    assertThat(all.named()).isEqualTo(5);
    assertThat(all.judged()).isEqualTo(4);
    assertThat(all.agreeing(Contender.TOCSIN)).isEqualTo(2);
    // It reads no JSON.
    assertThat(all.read(Contender.ROME)).isEqualTo(5);
    assertThat(all.agreeing(Contender.ROME)).isEqualTo(2);
  }

  @Test
  void missesItsBarWhereWeAndTheExpectationsDiffer() throws IOException {
    // When
    ConformanceBench bench = ConformanceBench.run(folder);

    // Then
    assertThat(bench.outcome().bars()).extracting(Bar::holds).containsExactly(true, false, false);
    assertThat(bench.sets()).containsOnlyKeys("python", "json", folder.getFileName().toString());
  }

  private static String rss(String title) {
    return """
    <rss version="2.0"><channel><title>%s</title><item><title>I</title><guid>1</guid>
    <link>http://x.example/</link><pubDate>Thu, 05 Oct 2023 08:15:00 GMT</pubDate></item></channel></rss>\
    """
        .formatted(title);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
