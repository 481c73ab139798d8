package dev.tocsin.gateway.page;

import dev.tocsin.gateway.model.Overview.TopicCount;
import java.util.List;
import java.util.Optional;

/**
 * All of the page at its first look; parts of it come again by themselves.
 *
 * @param chosen the topic that alerts are limited to
 * @param stream where new alerts come from; empty on a page of older ones
 * @param older the address of the page after this one
 * @param address how this gateway is reached, for the commands that it suggests
 */
record PageView(
    List<AlertCard> alerts,
    List<Chip> chips,
    Optional<Topics.Label> chosen,
    Optional<String> stream,
    Optional<String> older,
    boolean noFeeds,
    boolean noTopics,
    String address) {

  /** A topic to limit alerts to. */
  record Chip(Topics.Label topic, long alerts, boolean chosen) {
    static Chip of(TopicCount count, Topics topics, Optional<Topics.Label> chosen) {
      return new Chip(
          topics.label(count.id()),
          count.alerts(),
          chosen.map(Topics.Label::id).filter(count.id()::equals).isPresent());
    }
  }
}
