package dev.tocsin.poller;

import dev.tocsin.outbound.Headers;
import dev.tocsin.poller.parsing.Links;
import dev.tocsin.poller.parsing.ParsedFeed;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The WebSub hub that a feed names, and the address under which the hub knows the feed. The headers
 * have the first word, the document the second (WebSub, 4).
 */
record HubLink(String hub, String topic) {
  /** Of an address that is longer, a hub would have to be told by a longer one still. */
  private static final int LONGEST = 2_000;

  private static final int MOST_HEADER = 8_192;

  private static final String PARAMETERS =
      "(?:\\s*;\\s*[^\\s;,=\"]+(?:\\s*=\\s*(?:\"[^\"]*\"|[^\\s;,\"]*))?)*";

  /** {@code <address>; parameters}, up to the comma before the next. */
  private static final Pattern LINK = Pattern.compile("<([^>]*)>(" + PARAMETERS + ")");

  private static final Pattern PARAMETER =
      Pattern.compile("\\G\\s*;\\s*([^\\s;,=\"]+)(?:\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;,\"]*)))?");

  /**
   * Empty when the feed has no hub.
   *
   * @param asked the address that gave the answer
   */
  static Optional<HubLink> in(Headers headers, ParsedFeed feed, URI asked) {
    Optional<URI> hub =
        named(headers, "hub", asked).or(feed::hub).filter(there -> there.getHost() != null);
    URI topic = named(headers, "self", asked).or(feed::self).orElse(asked);
    return hub.map(there -> new HubLink(there.toString(), topic.toString()))
        .filter(link -> link.hub.length() <= LONGEST && link.topic.length() <= LONGEST);
  }

  private static Optional<URI> named(Headers headers, String relation, URI base) {
    return headers.all("Link").stream()
        .filter(value -> value.length() <= MOST_HEADER)
        .flatMap(value -> LINK.matcher(value).results())
        .filter(link -> relations(link).anyMatch(relation::equalsIgnoreCase))
        .flatMap(link -> Links.resolve(base, link.group(1)).stream())
        .findFirst();
  }

  /** Of several such parameters the first counts (RFC 8288, 3.3). */
  private static Stream<String> relations(MatchResult link) {
    return PARAMETER
        .matcher(link.group(2))
        .results()
        .filter(parameter -> parameter.group(1).equalsIgnoreCase("rel"))
        .limit(1)
        .map(rel -> Objects.requireNonNullElse(rel.group(2), Objects.toString(rel.group(3), "")))
        .flatMap(names -> Stream.of(names.strip().split("\\s+")));
  }
}
