package dev.tocsin.replay.run;

import dev.tocsin.domain.Attempt;
import dev.tocsin.domain.Delivery;
import dev.tocsin.domain.FeedStatus;
import dev.tocsin.domain.burst.Flow;
import dev.tocsin.domain.burst.TopicVolume;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.replay.scenario.Outlet;
import dev.tocsin.replay.scenario.Release;
import dev.tocsin.replay.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;

/**
 * Drives a scenario through a line whose clock it owns, as fast as the line goes.
 *
 * <p>One poll is in flight at a time, by release time and then feed, and polls that would find
 * nothing are left out: so each run sees the same input in the same order. The line is drained only
 * before the clock passes a time that something waits for: a retry, and in a scenario that is long
 * enough for bursts each step, since the counts of stories must be whole when the clock looks.
 */
public final class ScenarioDrive {
  private static final Duration POLL_WITHIN = Duration.ofSeconds(30);
  private static final Duration DRAIN_WITHIN = Duration.ofSeconds(60);
  private static final Duration LOOK_WITHIN = Duration.ofSeconds(3);
  private static final int MOST_TIMERS = 10_000;

  /** Asks the line to poll a feed now. */
  @FunctionalInterface
  public interface PollNow {
    void ask(String feedId) throws InterruptedException;
  }

  /** Told of each release slot that has been polled. */
  @FunctionalInterface
  public interface Progress {
    void polled(int done, int all);
  }

  private final ScenarioClock clock;
  private final PollNow pollNow;
  private final Recorder recorder;
  private final Drain drain;

  public ScenarioDrive(ScenarioClock clock, PollNow pollNow, Recorder recorder, Drain drain) {
    this.clock = clock;
    this.pollNow = pollNow;
    this.recorder = recorder;
    this.drain = drain;
  }

  /** Plays the scenario to its end, retries included. */
  public void play(Scenario scenario, Progress progress)
      throws InterruptedException, TimeoutException {
    SortedMap<Instant, SortedSet<String>> slots = slots(scenario);
    awaitFeeds(scenario);
    boolean mayBurst = isLongEnoughForBursts(slots);
    int done = 0;
    for (Map.Entry<Instant, SortedSet<String>> slot : slots.entrySet()) {
      passTimersBefore(slot.getKey());
      if (mayBurst) {
        drain.await(DRAIN_WITHIN);
      }
      clock.moveTo(slot.getKey());
      for (String feedId : slot.getValue()) {
        poll(feedId, slot.getKey());
      }
      progress.polled(++done, slots.size());
    }
    drain.await(DRAIN_WITHIN);
    if (mayBurst) {
      awaitLastLook();
    }
    passTimersBefore(Instant.MAX);
  }

  /** In a shorter one nothing is known to be usual, and no window hangs on the clock. */
  private static boolean isLongEnoughForBursts(SortedMap<Instant, SortedSet<String>> slots) {
    return !slots.isEmpty()
        && Duration.between(slots.firstKey(), slots.lastKey()).compareTo(Flow.LEARNING) > 0;
  }

  /** A burst may come by the clock alone, which looks once a second of real time. */
  private void awaitLastLook() throws InterruptedException, TimeoutException {
    int seen = recorder.of(KafkaTopics.ALERTS).size();
    clock.moveTo(clock.instant().plus(TopicVolume.WINDOW));
    recorder.await(KafkaTopics.ALERTS, seen, alert -> true, LOOK_WITHIN);
    drain.await(DRAIN_WITHIN);
  }

  /** A request for a feed that the poller does not know yet would be for nothing. */
  private void awaitFeeds(Scenario scenario) throws InterruptedException, TimeoutException {
    for (Outlet outlet : scenario.outlets()) {
      if (!recorder.await(
          KafkaTopics.FEED_STATUS,
          0,
          status -> status.value().feedId().equals(outlet.id()),
          POLL_WITHIN)) {
        throw new TimeoutException("the poller did not take up the feed " + outlet.id());
      }
    }
  }

  private static SortedMap<Instant, SortedSet<String>> slots(Scenario scenario) {
    SortedMap<Instant, SortedSet<String>> slots = new TreeMap<>();
    for (Release release : scenario.releases()) {
      slots.computeIfAbsent(release.at(), at -> new TreeSet<>()).add(release.article().outlet());
    }
    return slots;
  }

  private void poll(String feedId, Instant at) throws InterruptedException, TimeoutException {
    int seen = recorder.of(KafkaTopics.FEED_STATUS).size();
    pollNow.ask(feedId);
    boolean polled =
        recorder.await(
            KafkaTopics.FEED_STATUS,
            seen,
            status ->
                status.value().feedId().equals(feedId)
                    && status.value().polledAt().equals(Optional.of(at)),
            POLL_WITHIN);
    if (!polled) {
      throw new TimeoutException("feed " + feedId + " was not polled within " + POLL_WITHIN);
    }
    failIfNotFetched(feedId, at);
  }

  private void failIfNotFetched(String feedId, Instant at) {
    recorder.of(KafkaTopics.FEED_STATUS).stream()
        .map(Recorded::value)
        .filter(status -> status.feedId().equals(feedId))
        .filter(status -> status.polledAt().equals(Optional.of(at)))
        .filter(status -> status.outcome() == FeedStatus.Outcome.FAILED)
        .findFirst()
        .ifPresent(
            status -> {
              throw new IllegalStateException(
                  "the poll of " + feedId + " failed: " + status.detail());
            });
  }

  /** Lets retries that are due before an instant happen at their own time. */
  private void passTimersBefore(Instant limit) throws InterruptedException, TimeoutException {
    if (nextRetry().filter(limit::isAfter).isEmpty() && !limit.equals(Instant.MAX)) {
      return;
    }
    for (int i = 0; i < MOST_TIMERS; i++) {
      drain.await(DRAIN_WITHIN);
      awaitAttempts();
      Optional<Instant> next = nextRetry().filter(limit::isAfter);
      if (next.isEmpty()) {
        return;
      }
      clock.moveTo(next.get());
    }
    throw new IllegalStateException("more than " + MOST_TIMERS + " retries: the receiver is down");
  }

  /** Waits until every delivery has ended, or waits for a time that has not come. */
  private void awaitAttempts() throws InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + DRAIN_WITHIN.toNanos();
    while (!openDeliveries().isEmpty()) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw new TimeoutException("deliveries without an outcome: " + openDeliveries());
      }
      int seen = recorder.of(KafkaTopics.ATTEMPTS).size();
      recorder.await(KafkaTopics.ATTEMPTS, seen, attempt -> true, Duration.ofMillis(100));
    }
  }

  private List<String> openDeliveries() {
    Map<String, Attempt> last = lastAttempts();
    return recorder.of(KafkaTopics.DELIVERIES).stream()
        .map(Recorded::value)
        .map(Delivery::id)
        .filter(id -> !last.containsKey(id) || isDueRetry(last.get(id)))
        .toList();
  }

  private boolean isDueRetry(Attempt attempt) {
    return attempt.outcome() == Attempt.Outcome.RETRY
        && attempt.nextAt().filter(at -> !at.isAfter(clock.instant())).isPresent();
  }

  private Optional<Instant> nextRetry() {
    return lastAttempts().values().stream()
        .filter(attempt -> attempt.outcome() == Attempt.Outcome.RETRY)
        .flatMap(attempt -> attempt.nextAt().stream())
        .min(Comparator.naturalOrder());
  }

  private Map<String, Attempt> lastAttempts() {
    Map<String, Attempt> last = new HashMap<>();
    recorder
        .of(KafkaTopics.ATTEMPTS)
        .forEach(attempt -> last.put(attempt.value().deliveryId(), attempt.value()));
    return last;
  }
}
