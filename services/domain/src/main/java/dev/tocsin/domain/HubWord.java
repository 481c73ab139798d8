package dev.tocsin.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the WebSub hub of a feed had to say, on its way to the task that polls the feed's site.
 *
 * <p>A word that names another callback than the feed's own is of an earlier subscription, and is
 * passed over.
 */
public sealed interface HubWord {
  String feedId();

  /** The name of the callback that it came by. */
  String callback();

  Instant at();

  /**
   * The hub pushed the feed, or what is new in it, under a good signature.
   *
   * @param topic the address under which the hub knows the feed
   * @param contentType as the hub sent it
   * @param body in Base64; empty when it was too large to be passed on: then the feed is polled
   */
  record Pushed(
      String feedId,
      String callback,
      Instant at,
      String topic,
      Optional<String> contentType,
      String body)
      implements HubWord {

    /** Without the body. */
    @Override
    public String toString() {
      return "a push of " + feedId;
    }
  }

  /**
   * The hub made sure that we had asked.
   *
   * @param lease how long it will push; empty when it did not say
   */
  record Verified(String feedId, String callback, Instant at, Optional<Duration> lease)
      implements HubWord {}

  /** The hub will not push, or no longer. */
  record Denied(String feedId, String callback, Instant at, String why) implements HubWord {}

  /** The hub did not take our question; the poller's own observation. */
  record Refused(String feedId, String callback, Instant at, String why) implements HubWord {}

  /** The key on Kafka: the part before the slash is the feed's site, so that its task reads it. */
  static String key(String site, String id) {
    return site + "/" + id;
  }
}
