package dev.tocsin.poller;

import dev.tocsin.domain.poll.ServerWord;
import dev.tocsin.domain.poll.ServerWord.Source;
import dev.tocsin.outbound.Answer;
import dev.tocsin.outbound.Answer.Response;
import dev.tocsin.outbound.Call;
import dev.tocsin.outbound.Header;
import dev.tocsin.outbound.OutboundHttp;
import dev.tocsin.outbound.OutboundSettings;
import dev.tocsin.outbound.Sites;
import dev.tocsin.poller.extraction.PageExtractor;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks for the pages of articles over HTTP, where robots.txt lets us.
 *
 * <p>One page is one GET, one more for each redirect, and one for the robots.txt of each host that
 * was not asked today. Each of them takes its turn at its own site and passes the address guard.
 */
final class PageClient implements PageSource {
  private static final Duration AFTER_TOO_MANY = Duration.ofMinutes(10);

  /** The word about a page holds up the host's feeds too: so not for longer. */
  private static final Duration LONGEST_REST = Duration.ofDays(1);

  private static final long MOST_ROBOTS_BYTES = 500 << 10;
  private static final int NO_ANSWER = 503;
  private static final Header ACCEPT =
      new Header("Accept", "text/html, application/xhtml+xml;q=0.9, */*;q=0.1");
  private static final Header ACCEPT_ROBOTS = new Header("Accept", "text/plain, */*;q=0.1");

  private final OutboundHttp http;
  private final OutboundSettings bounds;
  private final InstantSource clock;
  private final SiteTurns turns;
  private final Robots robots;
  private final PageExtractor extractor = new PageExtractor();

  /**
   * @param bounds how long one request may take, and how large its answer may be
   * @param turns of the sites, shared with all who ask them
   */
  PageClient(OutboundHttp http, OutboundSettings bounds, InstantSource clock, SiteTurns turns) {
    this.http = http;
    this.bounds = bounds;
    this.clock = clock;
    this.turns = turns;
    this.robots = new Robots(bounds.userAgent());
  }

  @Override
  public PageReply read(String url) {
    try {
      return follow(new URI(url));
    } catch (URISyntaxException e) {
      return PageReply.missed("the URL cannot be read: " + e.getReason());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return PageReply.missed("stopped by us before it was asked");
    }
  }

  private PageReply follow(URI url) throws InterruptedException {
    URI at = url;
    for (int redirects = 0; redirects <= Redirects.MOST; redirects++) {
      if (at.getHost() == null) {
        return PageReply.missed("the URL has no host");
      }
      Robots.Rules rules = rules(Robots.addressFor(at));
      if (!rules.allow(at)) {
        return PageReply.missed("robots.txt of " + at.getHost() + " " + rules.refusal());
      }
      switch (exchange(at, ACCEPT, bounds.maxBytes(), rules.gap())) {
        case Answer.Refused refused -> {
          return PageReply.missed("refused: " + refused.why());
        }
        case Answer.Unreachable unreachable -> {
          return PageReply.missed(unreachable.why());
        }
        case Response response -> {
          Optional<URI> target = Redirects.target(response);
          if (target.isEmpty()) {
            return read(response, url, redirects == 0);
          }
          at = target.get();
        }
      }
    }
    return PageReply.missed("more than " + Redirects.MOST + " redirects");
  }

  private Answer exchange(URI url, Header accept, long maxBytes, Duration gap)
      throws InterruptedException {
    Call call = Call.get(url, List.of(accept), bounds.deadline(), maxBytes);
    return turns.take(Sites.of(url), gap, () -> http.exchange(call));
  }

  private Robots.Rules rules(URI address) throws InterruptedException {
    Optional<Robots.Rules> known = robots.known(address, clock.instant());
    return known.isPresent() ? known.get() : askFor(address);
  }

  /** By the standard, what its redirects lead to is the host's own word. */
  private Robots.Rules askFor(URI address) throws InterruptedException {
    URI at = address;
    for (int redirects = 0; redirects <= Redirects.MOST; redirects++) {
      if (!(exchange(at, ACCEPT_ROBOTS, MOST_ROBOTS_BYTES, Duration.ZERO)
          instanceof Response response)) {
        return robots.missing(address, NO_ANSWER, clock.instant());
      }
      Optional<URI> target = Redirects.target(response);
      if (target.isEmpty()) {
        return rules(address, response);
      }
      at = target.get();
    }
    return robots.missing(address, 404, clock.instant());
  }

  private Robots.Rules rules(URI address, Response response) {
    Instant now = clock.instant();
    int status = response.status();
    if (status / 100 == 2) {
      String type = response.headers().first("Content-Type").orElse("text/plain");
      return robots.read(address, response.body(), type, now);
    }
    // A host that finds that we ask too often has not said what it allows.
    boolean cannotSay = status == 429 || status >= 500;
    return robots.missing(address, cannotSay ? NO_ANSWER : 404, now);
  }

  /**
   * @param direct whether the host of the article answered itself
   */
  private PageReply read(Response response, URI asked, boolean direct) {
    if (isGone(response, asked)) {
      return new PageReply.Gone("HTTP " + response.status());
    }
    if (response.status() != 200) {
      Optional<ServerWord> word = direct ? word(response) : Optional.empty();
      return new PageReply.Missed("HTTP " + response.status(), word);
    }
    Optional<String> type = response.headers().first("Content-Type");
    if (!type.map(PageClient::isPage).orElse(true)) {
      return PageReply.missed("a page is needed, and it is " + type.get().split(";", 2)[0]);
    }
    return new PageReply.Page(extractor.extract(response.body(), type, response.uri()));
  }

  /** What stands in the way to it, such as a wall of consent on another site, may be gone, too. */
  private static boolean isGone(Response response, URI asked) {
    boolean missing = response.status() == 404 || response.status() == 410;
    return missing && Sites.of(response.uri()).equals(Sites.of(asked));
  }

  private Optional<ServerWord> word(Response response) {
    Instant now = clock.instant();
    Optional<ServerWord> said =
        ServerWords.in(response.status(), response.headers(), now)
            .filter(ServerWord::isAboutUs)
            .map(word -> word.until().isAfter(now.plus(LONGEST_REST)) ? restOf(now, word) : word);
    return said.isEmpty() && response.status() == 429
        ? Optional.of(new ServerWord(now.plus(AFTER_TOO_MANY), Source.TOO_MANY_REQUESTS))
        : said;
  }

  private static ServerWord restOf(Instant now, ServerWord word) {
    return new ServerWord(now.plus(LONGEST_REST), word.source());
  }

  private static boolean isPage(String contentType) {
    String type = contentType.toLowerCase(Locale.ROOT);
    return type.contains("html");
  }
}
