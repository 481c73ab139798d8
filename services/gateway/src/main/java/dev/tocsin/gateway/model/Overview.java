package dev.tocsin.gateway.model;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Attempt;
import dev.tocsin.domain.Feed;
import dev.tocsin.domain.FeedStatus;
import dev.tocsin.domain.State;
import dev.tocsin.domain.Subscription;
import dev.tocsin.domain.Topic;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that the live page shows, in one piece.
 *
 * @param feeds how many feeds are in force, by what their last poll came to
 * @param alarms the newest first
 */
public record Overview(
    boolean caughtUp,
    LineReport line,
    Map<FeedStatus.Outcome, Long> feeds,
    List<TopicCount> topics,
    List<Reach> subscriptions,
    Volume volume,
    List<Alarm> alarms,
    List<DeadLetter> deadLetters) {
  private static final int FEW = 10;

  /** A topic and how many of the kept alerts are its. */
  public record TopicCount(String id, String name, State state, long alerts) {}

  /** A subscription and how the last message to it went. */
  public record Reach(String id, String name, State state, Optional<Attempt> last) {}

  /** What it is now. */
  public static Overview of(ReadModel model) {
    return new Overview(
        model.caughtUp(),
        model.line(),
        outcomes(model),
        topics(model),
        model.subscriptions().all().stream()
            .filter(subscription -> subscription.state() != State.DELETED)
            .map(subscription -> reach(model, subscription))
            .toList(),
        volume(model),
        model.alarms().newestFirst().stream().limit(FEW).toList(),
        model.deadLetters().newestFirst().stream().limit(FEW).toList());
  }

  /** The topics in force, and those that are gone but have alerts here. */
  public static List<TopicCount> topics(ReadModel model) {
    Map<String, Long> counts =
        model.alerts().newestFirst().stream()
            .collect(Collectors.groupingBy(kept -> kept.alert().topicId(), Collectors.counting()));
    Stream<TopicCount> known =
        model.topics().all().stream()
            .filter(topic -> topic.state() != State.DELETED || counts.containsKey(topic.id()))
            .map(
                topic ->
                    new TopicCount(
                        topic.id(),
                        topic.name(),
                        topic.state(),
                        counts.getOrDefault(topic.id(), 0L)));
    return known.toList();
  }

  /** How many alerts each topic had over time. */
  public static Volume volume(ReadModel model) {
    Map<String, String> names = new HashMap<>();
    for (Topic topic : model.topics().all()) {
      names.put(topic.id(), topic.name());
    }
    return Volume.of(model.alerts().newestFirst(), names);
  }

  private static Map<FeedStatus.Outcome, Long> outcomes(ReadModel model) {
    Map<FeedStatus.Outcome, Long> outcomes = new EnumMap<>(FeedStatus.Outcome.class);
    Collection<Feed> feeds = model.feeds().all();
    for (Feed feed : feeds) {
      if (feed.state() == State.ACTIVE) {
        FeedStatus.Outcome outcome =
            model.statusOf(feed).map(FeedStatus::outcome).orElse(FeedStatus.Outcome.WAITING);
        outcomes.merge(outcome, 1L, Long::sum);
      }
    }
    return outcomes;
  }

  private static Reach reach(ReadModel model, Subscription subscription) {
    return new Reach(
        subscription.id(),
        subscription.name(),
        subscription.state(),
        model.lastAttemptOf(subscription.id()));
  }
}
