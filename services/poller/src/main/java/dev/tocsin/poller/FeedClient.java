package dev.tocsin.poller;

import dev.tocsin.outbound.Answer;
import dev.tocsin.outbound.Answer.Kind;
import dev.tocsin.outbound.Answer.Response;
import dev.tocsin.outbound.Call;
import dev.tocsin.outbound.Header;
import dev.tocsin.outbound.OutboundHttp;
import dev.tocsin.outbound.OutboundSettings;
import dev.tocsin.outbound.Sites;
import dev.tocsin.poller.Reply.Finding;
import dev.tocsin.poller.parsing.FeedParser;
import dev.tocsin.poller.parsing.NotAFeedException;
import dev.tocsin.poller.parsing.ParsedFeed;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks feeds over HTTP and reads what they answer.
 *
 * <p>One poll is one GET, and one more for each redirect: nothing is asked twice, whatever comes
 * back. Each hop passes the address guard anew.
 */
final class FeedClient implements FeedSource {
  private static final Header ACCEPT =
      new Header(
          "Accept",
          "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml,"
              + " application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1");

  private final OutboundHttp http;
  private final OutboundSettings bounds;
  private final InstantSource clock;
  private final SiteTurns turns;
  private final NetworkWatch network = new NetworkWatch();
  private final FeedParser parser = new FeedParser();

  /**
   * @param bounds how long one request may take, and how large its answer may be
   * @param turns of the sites, shared with all who ask them
   */
  FeedClient(OutboundHttp http, OutboundSettings bounds, InstantSource clock, SiteTurns turns) {
    this.http = http;
    this.bounds = bounds;
    this.clock = clock;
    this.turns = turns;
  }

  @Override
  public Reply ask(String url, Validators validators) {
    try {
      return follow(new URI(url), validators);
    } catch (URISyntaxException e) {
      return Reply.none("the URL cannot be read: " + e.getReason());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reply.none("stopped by us before it was asked");
    }
  }

  private Reply follow(URI url, Validators validators) throws InterruptedException {
    URI at = url;
    boolean moved = true;
    for (int redirects = 0; redirects <= Redirects.MOST; redirects++) {
      switch (exchange(at, validators, redirects > 0)) {
        case Answer.Refused refused -> {
          return Reply.none("refused: " + refused.why());
        }
        case Answer.Unreachable unreachable -> {
          return unreached(at, unreachable);
        }
        case Response response -> {
          network.answered();
          Optional<URI> target = Redirects.target(response);
          if (target.isEmpty()) {
            return read(response, validators, moved && redirects > 0);
          }
          moved &= Redirects.isPermanent(response);
          at = target.get();
        }
      }
    }
    return Reply.none("more than " + Redirects.MOST + " redirects");
  }

  private Answer exchange(URI url, Validators validators, boolean byRedirect)
      throws InterruptedException {
    Call call = call(url, validators);
    return url.getHost() == null
        ? http.exchange(call)
        : turns.take(Sites.of(url), byRedirect, () -> http.exchange(call));
  }

  private Reply unreached(URI url, Answer.Unreachable answer) {
    boolean network = answer.kind() == Kind.DNS || answer.kind() == Kind.CONNECT;
    return network && this.network.isDownFor(Sites.of(url))
        ? Reply.of(new Finding.NetworkDown(answer.why()))
        : Reply.none(answer.why());
  }

  private Call call(URI url, Validators validators) {
    List<Header> headers = new ArrayList<>();
    headers.add(ACCEPT);
    headers.addAll(validators.conditions());
    return Call.get(url, headers, bounds.deadline(), bounds.maxBytes());
  }

  private Reply read(Response response, Validators asked, boolean moved) {
    Finding finding = finding(response, asked);
    boolean good = finding instanceof Finding.Document || finding instanceof Finding.NotModified;
    return new Reply(
        finding,
        response.status(),
        response.loopback(),
        good && moved ? Optional.of(response.uri().toString()) : Optional.empty(),
        ServerWords.in(response.status(), response.headers(), clock.instant()));
  }

  private Finding finding(Response response, Validators asked) {
    return switch (response.status()) {
      case 200, 203 -> document(response);
      case 304 ->
          asked.isEmpty()
              ? new Finding.Failure("HTTP 304 to a request that had no validators")
              : new Finding.NotModified(Validators.in(response.headers()));
      case 410 -> new Finding.Gone();
      case 429 -> new Finding.TooManyRequests();
      default -> new Finding.Failure("HTTP " + response.status());
    };
  }

  private Finding document(Response response) {
    try {
      ParsedFeed feed =
          parser.parse(response.body(), response.headers().first("Content-Type"), response.uri());
      return new Finding.Document(
          feed,
          Validators.in(response.headers()),
          HubLink.in(response.headers(), feed, response.uri()));
    } catch (NotAFeedException e) {
      String why =
          "HTTP %d with %s instead of a feed: '%s'"
              .formatted(response.status(), e.looksLike(), e.firstWords());
      return new Finding.Page(why, PageFeeds.in(response.body(), response.uri()));
    }
  }
}
