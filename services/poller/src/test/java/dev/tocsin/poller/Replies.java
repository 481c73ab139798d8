package dev.tocsin.poller;

import dev.tocsin.domain.poll.ServerWord;
import dev.tocsin.poller.Reply.Finding;
import dev.tocsin.poller.parsing.ParsedEntry;
import dev.tocsin.poller.parsing.ParsedFeed;
import dev.tocsin.poller.parsing.Rhythm;
import dev.tocsin.poller.parsing.Tombstone;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Replies for scripts. */
final class Replies {
  static final Validators V1 = validators("\"v1\"");
  static final Validators V2 = validators("\"v2\"");

  private Replies() {}

  static Validators validators(String etag) {
    return new Validators(Optional.of(etag), Optional.of("Wed, 01 May 2024 10:00:00 GMT"));
  }

  static ParsedEntry entry(String guid, String title) {
    return new ParsedEntry(
        guid,
        "http://herald.test/" + guid,
        title,
        "<p>" + title + "</p>",
        "",
        "",
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** A document with these entries, in this order. */
  static Reply document(Validators validators, ParsedEntry... entries) {
    ParsedFeed feed =
        new ParsedFeed(
            "Herald",
            "en",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Rhythm.UNSAID,
            List.of(entries),
            List.of(),
            0);
    return of(new Finding.Document(feed, validators, Optional.empty()), 200);
  }

  /** A document with an entry for each guid. */
  static Reply document(Validators validators, String... guids) {
    return document(
        validators, Stream.of(guids).map(guid -> entry(guid, guid)).toArray(ParsedEntry[]::new));
  }

  /** A document with nothing but a tombstone. */
  static Reply deletion(Validators validators, String guid, String url, Instant at) {
    ParsedFeed feed =
        new ParsedFeed(
            "Herald",
            "en",
            Optional.of(URI.create("http://gazette.test/")),
            Optional.empty(),
            Optional.empty(),
            Rhythm.UNSAID,
            List.of(),
            List.of(new Tombstone(guid, url, Optional.of(at))),
            0);
    return of(new Finding.Document(feed, validators, Optional.empty()), 200);
  }

  /** The same document, whose server names a hub. */
  static Reply withHub(HubLink hub, Reply reply) {
    Finding.Document document = (Finding.Document) reply.finding();
    return of(new Finding.Document(document.feed(), document.validators(), Optional.of(hub)), 200);
  }

  static Reply notModified(Validators validators) {
    return of(new Finding.NotModified(validators), 304);
  }

  static Reply failure(int status) {
    return of(new Finding.Failure("HTTP " + status), status);
  }

  static Reply gone() {
    return of(new Finding.Gone(), 410);
  }

  static Reply tooManyRequests() {
    return of(new Finding.TooManyRequests(), 429);
  }

  static Reply with(ServerWord word, Reply reply) {
    return new Reply(
        reply.finding(), reply.httpStatus(), reply.loopback(), reply.movedTo(), Optional.of(word));
  }

  static Reply fromLoopback(Reply reply) {
    return new Reply(reply.finding(), reply.httpStatus(), true, reply.movedTo(), reply.word());
  }

  private static Reply of(Finding finding, int status) {
    return new Reply(finding, status, false, Optional.empty(), Optional.empty());
  }
}
