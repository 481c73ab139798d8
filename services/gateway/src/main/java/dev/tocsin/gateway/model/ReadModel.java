package dev.tocsin.gateway.model;

import static dev.tocsin.gateway.model.LineMeters.lower;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Article;
import dev.tocsin.domain.Attempt;
import dev.tocsin.domain.Feed;
import dev.tocsin.domain.FeedStatus;
import dev.tocsin.domain.Subscription;
import dev.tocsin.domain.SubscriptionStatus;
import dev.tocsin.domain.Topic;
import dev.tocsin.gateway.model.LineMeters.Point;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.RealTime;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * What the gateway knows of the line: disposable, in memory, rebuilt from Kafka on each start.
 *
 * <p>One thread writes it; any number reads. What people registered is kept whole, because the
 * write side bounds it; of the rest the newest are kept.
 */
public final class ReadModel implements AutoCloseable {
  private static final int ATTEMPTS_KEPT = 5_000;
  private static final int FEW_KEPT = 100;

  /** Topics whose series are shown before their first event; those of more come with it. */
  private static final int TOPICS_EXPECTED = 1_000;

  /** Records a partition that are read back of what flows by and is only counted. */
  private static final long SHORT_REACH = 5_000;

  private static final long LONG_REACH = 100_000;

  private final Shelf<Feed> feeds = new Shelf<>(Feed::id, Feed::key, Feed::version);
  private final Shelf<Topic> topics = new Shelf<>(Topic::id, Topic::id, Topic::version);
  private final Shelf<Subscription> subscriptions =
      new Shelf<>(Subscription::id, Subscription::id, Subscription::version);
  private final Map<String, FeedStatus> statuses = new ConcurrentHashMap<>();
  private final Map<String, Attempt> lastAttempts = new ConcurrentHashMap<>();
  private final Map<String, SubscriptionStatus> receivers = new ConcurrentHashMap<>();
  private final AlertLog alerts = new AlertLog();
  private final Recent<Attempt> attempts = new Recent<>(ATTEMPTS_KEPT);
  private final Recent<Alarm> alarms = new Recent<>(FEW_KEPT);
  private final Recent<DeadLetter> deadLetters = new Recent<>(FEW_KEPT);
  private final Set<String> expected = new HashSet<>();
  private final LineMeters meters;
  private final Progress progress = new Progress();
  private volatile Optional<LogReader> reader = Optional.empty();
  private volatile boolean dead;

  public ReadModel(MeterRegistry registry) {
    meters = new LineMeters(registry, System::nanoTime);
    Standing.register(this, registry);
    Gauge.builder("tocsin.gateway.behind", progress::behind)
        .description("Records that the gateway has still to read before it has caught up.")
        .register(registry);
    expectSeries();
  }

  private void expectSeries() {
    List.of(Point.ITEMS, Point.STORIES, Point.DEAD_LETTERS).forEach(meters::expect);
    Alarm.KINDS.forEach(kind -> meters.expect(Point.ALARMS, "about", kind));
    meters.expectEach(
        Point.POLLS,
        "outcome",
        Arrays.stream(FeedStatus.Outcome.values())
            .filter(outcome -> outcome != FeedStatus.Outcome.WAITING)
            .toArray(FeedStatus.Outcome[]::new));
    meters.expectEach(Point.ARTICLES, "change", Article.Change.values());
    meters.expectEach(Point.ATTEMPTS, "outcome", Attempt.Outcome.values());
    follows()
        .forEach(follow -> meters.expect(Point.UNREADABLE, "kafka_topic", follow.topic().name()));
  }

  /**
   * Begins to read; once.
   *
   * @param onDeath told when it cannot go on for good
   */
  public void begin(KafkaSettings kafka, Consumer<Throwable> onDeath) {
    LogReader started =
        new LogReader(
            kafka,
            follows(),
            progress,
            processStartMicros(),
            follow -> meters.count(Point.UNREADABLE, "kafka_topic", follow.topic().name()),
            cause -> {
              dead = true;
              onDeath.accept(cause);
            });
    reader = Optional.of(started);
    started.start();
  }

  private List<Follow<?>> follows() {
    return List.of(
        Follow.whole(KafkaTopics.FEEDS, feeds::accept),
        Follow.whole(KafkaTopics.TOPICS, this::written),
        Follow.whole(KafkaTopics.SUBSCRIPTIONS, subscriptions::accept),
        Follow.whole(KafkaTopics.FEED_STATUS, this::polled),
        Follow.whole(KafkaTopics.SUBSCRIPTION_STATUS, this::observed),
        Follow.recent(KafkaTopics.ALERTS, LONG_REACH, this::alerted),
        Follow.recent(KafkaTopics.ATTEMPTS, LONG_REACH, this::attempted),
        Follow.recent(KafkaTopics.ALARMS, SHORT_REACH, this::alarmed),
        Follow.recent(KafkaTopics.DEAD_LETTERS, SHORT_REACH, this::buried),
        Follow.glance(KafkaTopics.ITEMS, byte[].class, SHORT_REACH, this::sighted),
        Follow.glance(KafkaTopics.ARTICLES, ArticleGlance.class, SHORT_REACH, this::published),
        Follow.glance(
            KafkaTopics.STORIES,
            byte[].class,
            SHORT_REACH,
            seen -> meters.count(seen, Point.STORIES)));
  }

  private void written(Seen<Topic> seen) {
    topics.accept(seen);
    if (expected.size() < TOPICS_EXPECTED && expected.add(seen.key())) {
      meters.expect(Point.MATCHES, "topic", seen.key());
      for (Alert.Level level : Alert.Level.values()) {
        meters.expect(Point.ALERTS, "topic", seen.key(), "level", lower(level));
      }
    }
  }

  private void polled(Seen<FeedStatus> seen) {
    seen.value()
        .ifPresentOrElse(
            status -> {
              statuses.put(seen.key(), status);
              if (status.outcome() != FeedStatus.Outcome.WAITING) {
                meters.count(seen, Point.POLLS, "outcome", lower(status.outcome()));
              }
            },
            () -> statuses.remove(seen.key()));
  }

  private void sighted(Seen<byte[]> seen) {
    meters.count(seen, Point.ITEMS);
    seen.microsSince(RealTime.FETCHED).ifPresent(meters.toItem::record);
  }

  private void published(Seen<ArticleGlance> seen) {
    ArticleGlance article = seen.value().orElseThrow();
    meters.count(seen, Point.ARTICLES, "change", lower(article.change()));
    article.matches().forEach(match -> meters.count(seen, Point.MATCHES, "topic", match.topicId()));
    seen.microsSince(RealTime.FETCHED).ifPresent(meters.toArticle::record);
  }

  private void alerted(Seen<Alert> seen) {
    Alert alert = seen.value().orElseThrow();
    alerts.add(seen.partition(), seen.offset(), alert);
    meters.count(seen, Point.ALERTS, "topic", alert.topicId(), "level", lower(alert.level()));
    seen.microsSince(RealTime.FETCHED).ifPresent(meters.toAlert::record);
  }

  private void attempted(Seen<Attempt> seen) {
    Attempt attempt = seen.value().orElseThrow();
    attempts.add(attempt);
    lastAttempts.put(attempt.subscriptionId(), attempt);
    meters.count(seen, Point.ATTEMPTS, "outcome", lower(attempt.outcome()));
    if (attempt.outcome() == Attempt.Outcome.DELIVERED) {
      seen.microsSince(RealTime.ALERTED).ifPresent(meters.toReceiver::record);
    }
  }

  private void observed(Seen<SubscriptionStatus> seen) {
    seen.value()
        .ifPresentOrElse(
            status -> receivers.put(seen.key(), status), () -> receivers.remove(seen.key()));
  }

  private void alarmed(Seen<Alarm> seen) {
    Alarm alarm = seen.value().orElseThrow();
    alarms.add(alarm);
    meters.count(seen, Point.ALARMS, "about", alarm.kind());
  }

  private void buried(Seen<byte[]> seen) {
    deadLetters.add(DeadLetter.of(seen));
    meters.count(seen, Point.DEAD_LETTERS);
  }

  public Shelf<Feed> feeds() {
    return feeds;
  }

  public Shelf<Topic> topics() {
    return topics;
  }

  public Shelf<Subscription> subscriptions() {
    return subscriptions;
  }

  /** What the poller last said of a feed; empty before its first word. */
  public Optional<FeedStatus> statusOf(Feed feed) {
    return Optional.ofNullable(statuses.get(feed.key()));
  }

  /** How the receiver of a subscription is; all is well where the dispatcher never said a word. */
  public SubscriptionStatus receiverOf(Subscription subscription) {
    return Optional.ofNullable(receivers.get(subscription.id()))
        .filter(status -> status.version() == subscription.version())
        .orElseGet(
            () ->
                SubscriptionStatus.fresh(subscription.id(), subscription.version(), Instant.EPOCH));
  }

  /** The last try to reach a subscription; empty when there was none in the days that are kept. */
  public Optional<Attempt> lastAttemptOf(String subscriptionId) {
    return Optional.ofNullable(lastAttempts.get(subscriptionId));
  }

  public AlertLog alerts() {
    return alerts;
  }

  public Recent<Attempt> attempts() {
    return attempts;
  }

  public Recent<Alarm> alarms() {
    return alarms;
  }

  public Recent<DeadLetter> deadLetters() {
    return deadLetters;
  }

  /** Flows and latencies as they are now. */
  public LineReport line() {
    return meters.report();
  }

  /** Whether all has been read that was on Kafka when it began, and reading goes on. */
  public boolean caughtUp() {
    return progress.caughtUp() && !dead;
  }

  /** Records that are still to be read before it has caught up. */
  public long behind() {
    return progress.behind();
  }

  /** Those of the offsets that this model reads towards. */
  public Map<TopicPartition, Long> followed(Map<TopicPartition, Long> ends) {
    return progress.followed(ends);
  }

  /** Waits until all before these offsets has been read; false when that takes too long. */
  public boolean await(Map<TopicPartition, Long> ends, Duration patience) {
    return progress.await(ends, patience);
  }

  @Override
  public void close() {
    alerts.close();
    reader.ifPresent(LogReader::close);
  }

  private static long processStartMicros() {
    return ManagementFactory.getRuntimeMXBean().getStartTime() * 1_000;
  }
}
