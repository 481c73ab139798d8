package dev.tocsin.poller;

import dev.tocsin.outbound.Header;
import dev.tocsin.outbound.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a server calls the version of a document that it served: one set, opaque, and given back
 * byte for byte.
 */
record Validators(Optional<String> etag, Optional<String> lastModified) {
  static final Validators NONE = new Validators(Optional.empty(), Optional.empty());

  /** What may be sent back, and is worth storing: real ones are far shorter. */
  private static final Pattern SENDABLE = Pattern.compile("[\\t\\x20-\\x7e\\xa0-\\xff]{1,1024}");

  static Validators in(Headers answer) {
    return new Validators(value(answer, "ETag"), value(answer, "Last-Modified"));
  }

  private static Optional<String> value(Headers answer, String name) {
    return answer.first(name).filter(value -> SENDABLE.matcher(value).matches());
  }

  boolean isEmpty() {
    return etag.isEmpty() && lastModified.isEmpty();
  }

  /** The headers of a conditional request. */
  List<Header> conditions() {
    List<Header> headers = new ArrayList<>();
    etag.ifPresent(value -> headers.add(new Header("If-None-Match", value)));
    lastModified.ifPresent(value -> headers.add(new Header("If-Modified-Since", value)));
    return headers;
  }

  /**
   * The set after a 304: it replaces the set only if it says something else. Most repeat one half
   * of it, and the other half still holds.
   */
  Validators confirmedBy(Validators notModified) {
    boolean repeats =
        (notModified.etag.isEmpty() || notModified.etag.equals(etag))
            && (notModified.lastModified.isEmpty()
                || notModified.lastModified.equals(lastModified));
    return repeats ? this : notModified;
  }
}
