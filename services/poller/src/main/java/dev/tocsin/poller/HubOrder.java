package dev.tocsin.poller;

import dev.tocsin.domain.poll.HubTie;

/**
 * What a hub is to be asked: to push a feed to us, or to do so no longer.
 *
 * @param token the end of the callback's address
 */
record HubOrder(String feedId, String hub, String topic, String token, Mode mode) {

  /** As WebSub calls it. */
  enum Mode {
    SUBSCRIBE("subscribe"),
    UNSUBSCRIBE("unsubscribe");

    private final String word;

    Mode(String word) {
      this.word = word;
    }

    /** The value of {@code hub.mode}. */
    String word() {
      return word;
    }
  }

  static HubOrder of(String feedId, HubTie tie, Mode mode) {
    return new HubOrder(feedId, tie.hub(), tie.topic(), tie.token(), mode);
  }

  /** The name of its callback: an order takes the place of the one before for the same. */
  String callback() {
    return HubTie.callback(token);
  }

  /** Without the token: this text may reach a log. */
  @Override
  public String toString() {
    return mode + " " + topic + " at " + hub;
  }
}
