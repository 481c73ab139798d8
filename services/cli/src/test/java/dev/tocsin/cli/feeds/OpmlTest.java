package dev.tocsin.cli.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.cli.line.LineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpmlTest {
  @TempDir private Path folder;

  @Test
  void nestedOutlinesKeepTheirFolders() throws Exception {
    assertThat(
            read(
                """
                <opml version="1.0"><head><title>Mine</title></head><body>
                  <outline text="World"><outline text="Europe">
                    <outline type="rss" text="Herald" xmlUrl="http://herald.test/rss"/>
                  </outline></outline>
                  <outline text="Post" xmlUrl="http://post.test/rss"/>
                </body></opml>
                """))
        .containsExactly(
            new OpmlFeed("http://herald.test/rss", "Herald", List.of("World", "Europe")),
            new OpmlFeed("http://post.test/rss", "Post", List.of()));
  }

  @Test
  void whatIsNotXmlIsReadAllTheSame() throws Exception {
    assertThat(
            read(
                "<opml><body><outline title='Bits & Bytes' XMLURL='http://b.test/?a=1&b=2'>"
                    + "<outline text=Open xmlurl=http://o.test/>"))
        .extracting(OpmlFeed::url)
        .contains("http://b.test/?a=1&b=2");
  }

  @Test
  void descriptionWithQuotesAndTagsOfItsOwnHidesNoAddress() throws Exception {
    assertThat(
            read(
                """
                <opml version="2.0"><body><outline text="Нові" title="Нові">
                  <outline text="Ann" description="Works at <a href="https://w.test/">W</a>, <em class="x">so</em>
                    <a href="https://x.test" target="_blank" rel="me">far</a>. Since 1999." xmlUrl="http://ann.test/" type="rss" />
                  <outline text="Bob" description="Says "hello"." xmlUrl="http://bob.test/?a=1&b=2"/>
                </outline></body></opml>
                """))
        .containsExactly(
            new OpmlFeed("http://ann.test/", "Ann", List.of("Нові")),
            new OpmlFeed("http://bob.test/?a=1&b=2", "Bob", List.of("Нові")));
  }

  @Test
  void eachAddressComesOnce() throws Exception {
    assertThat(
            read(
                "<opml><body><outline text='a' xmlUrl='http://a.test/'/>"
                    + "<outline text='b' xmlUrl='http://a.test/'/></body></opml>"))
        .hasSize(1);
  }

  @Test
  void whatIsNoOpmlIsSaidToBeNone() {
    assertThatThrownBy(() -> read("<html><body>no</body></html>"))
        .isInstanceOf(LineException.class)
        .hasMessageContaining("no element <opml>");
  }

  @Test
  void whatIsWrittenIsReadAsTheSame() throws Exception {
    List<OpmlFeed> feeds =
        List.of(
            new OpmlFeed("http://a.test/?x=1&y=\"2\"", "A <b> & c", List.of("World", "Süd")),
            new OpmlFeed("http://b.test/", "B", List.of("World")),
            new OpmlFeed("http://c.test/", "C", List.of()));

    assertThat(read(Opml.write(feeds))).containsExactlyInAnyOrderElementsOf(feeds);
  }

  private List<OpmlFeed> read(String text) throws Exception {
    return Opml.read(Files.writeString(folder.resolve("feeds.opml"), text));
  }
}
