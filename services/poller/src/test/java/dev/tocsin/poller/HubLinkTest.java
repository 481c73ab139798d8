package dev.tocsin.poller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.outbound.Header;
import dev.tocsin.outbound.Headers;
import dev.tocsin.poller.parsing.FeedParser;
import dev.tocsin.poller.parsing.NotAFeedException;
import dev.tocsin.poller.parsing.ParsedFeed;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WebSub, 4: how a feed names its hub and itself. */
final class HubLinkTest {
  private static final URI ASKED = URI.create("http://herald.test/feeds/all.xml");
  private static final String ATOM =
      "<feed xmlns='http://www.w3.org/2005/Atom'>"
          + "<link rel='hub' href='https://atom-hub.test/'/>"
          + "<link rel='self' href='http://herald.test/atom.xml'/></feed>";
  private static final String RSS =
      "<rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'><channel><title>Herald</title>"
          + "<atom:link rel='hub' href='https://rss-hub.test/'/>"
          + "<atom:link rel='self' href='http://herald.test/rss.xml'/></channel></rss>";
  private static final String JSON =
      "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Herald\","
          + "\"feed_url\":\"http://herald.test/feed.json\","
          + "\"hubs\":[{\"type\":\"rssCloud\",\"url\":\"https://cloud.test/\"},"
          + "{\"type\":\"WebSub\",\"url\":\"https://json-hub.test/\"}],\"items\":[]}";

  @Test
  void isNamedByAtomRssAndJsonFeeds() {
    assertThat(in(ATOM))
        .contains(new HubLink("https://atom-hub.test/", "http://herald.test/atom.xml"));
    assertThat(in(RSS))
        .contains(new HubLink("https://rss-hub.test/", "http://herald.test/rss.xml"));
    assertThat(in(JSON))
        .contains(new HubLink("https://json-hub.test/", "http://herald.test/feed.json"));
  }

  @Test
  void headersHaveTheFirstWord() {
    assertThat(
            in(
                ATOM,
                "<https://hub.test/>; rel=\"hub\"",
                "<http://herald.test/self.xml>; rel=\"self\""))
        .contains(new HubLink("https://hub.test/", "http://herald.test/self.xml"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<https://hub.test/>; rel=\"hub\", <http://herald.test/self.xml>; rel=\"self\"",
        "<https://hub.test/>;rel=hub,<http://herald.test/self.xml>;rel=self",
        "<http://herald.test/self.xml>; title=\"a, b; rel=hub\"; rel=\"canonical self\","
            + " <https://hub.test/>; REL=\"Hub\"",
        "</style.css>; rel=preload; as=style, <https://hub.test/>; rel=hub; x, <../self.xml>;"
            + " rel=self"
      })
  void oneHeaderMayHaveSeveral(String header) {
    assertThat(in(RSS, header))
        .contains(new HubLink("https://hub.test/", "http://herald.test/self.xml"));
  }

  @Test
  void firstOfSeveralHubsIsTaken() {
    assertThat(
            in("<rss><channel/></rss>", "<https://a.test/>; rel=hub, <https://b.test/>; rel=hub"))
        .map(HubLink::hub)
        .contains("https://a.test/");
  }

  @Test
  void feedThatDoesNotNameItselfIsKnownByTheAddressThatWasAsked() {
    assertThat(in("<rss><channel/></rss>", "<https://hub.test/>; rel=hub"))
        .contains(new HubLink("https://hub.test/", ASKED.toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<http://herald.test/self.xml>; rel=self",
        "<https://hub.test/>; title=hub",
        "<ftp://hub.test/>; rel=hub",
        "<javascript:alert(1)>; rel=hub",
        "<http://a_hub.test:port/>; rel=hub",
        "https://hub.test/; rel=hub",
        ""
      })
  void whatNamesNoHubIsNone(String header) {
    assertThat(in("<rss><channel/></rss>", header)).isEmpty();
  }

  @Test
  void addressThatIsTooLongForACallbackIsNone() {
    String longAddress = "https://hub.test/" + "x".repeat(3_000);

    assertThat(in("<rss><channel/></rss>", "<" + longAddress + ">; rel=hub")).isEmpty();
  }

  private static Optional<HubLink> in(String document, String... links) {
    List<Header> headers = Stream.of(links).map(value -> new Header("Link", value)).toList();
    return HubLink.in(new Headers(headers), parsed(document), ASKED);
  }

  private static ParsedFeed parsed(String document) {
    try {
      byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
      return new FeedParser().parse(bytes, Optional.empty(), ASKED);
    } catch (NotAFeedException e) {
      throw new AssertionError(e);
    }
  }
}
