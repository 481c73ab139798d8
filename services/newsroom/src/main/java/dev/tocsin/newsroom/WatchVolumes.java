package dev.tocsin.newsroom;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Alert.Level;
import dev.tocsin.domain.burst.Lookout;
import dev.tocsin.domain.burst.TopicVolume;
import dev.tocsin.domain.burst.Watch;
import dev.tocsin.messaging.RealTime;
import dev.tocsin.messaging.stores.WriteBehind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Counts the stories of each topic, looks for bursts when one begins and by the clock, and for
 * silences by the clock.
 */
@SuppressWarnings("NullAway.Init") // Streams calls init before anything else
final class WatchVolumes extends ContextualProcessor<String, Alert, String, Finding> {
  static final String VOLUMES = "volumes-of-topics";
  static final String WATCHES = "volume-watches";

  /** They must be connected to it. */
  static final List<String> STORES =
      Stream.concat(WriteBehind.names(VOLUMES).stream(), Stream.of(WATCHES)).toList();

  /** Real time: a replay's clock leaps, and is looked at all the same. */
  private static final Duration TICK = Duration.ofSeconds(1);

  private static final String WATCH = "watch";

  /** What a crash may take off the watch; to write it at each tick costs a record. */
  private static final Duration WATCH_KEPT_EVERY = Duration.ofMinutes(1);

  /** Silence is told after a day at the earliest: nobody waits for it. */
  private static final Duration SILENCE_EVERY = Duration.ofMinutes(10);

  /** More topics than these do not fall silent at once by themselves. */
  private static final int MOST_SILENT_AT_ONCE = 10;

  /** What is kept of a topic that is not in force: it may only be paused. */
  private static final Duration KEPT = Duration.ofDays(60);

  private final InstantSource clock;

  /** Until when those topics were looked at that may have a burst by the clock alone. */
  private final Map<String, Instant> lively = new HashMap<>();

  private WriteBehind<TopicVolume> volumes;
  private KeyValueStore<String, Watch> watches;
  private Watch watch;
  private Optional<Instant> watchKept = Optional.empty();
  private Optional<Instant> silenceLooked = Optional.empty();
  private Optional<Instant> realLook = Optional.empty();

  WatchVolumes(InstantSource clock) {
    this.clock = clock;
  }

  /** What was looked at before a restart is looked at again, and gives the same. */
  @Override
  public void init(ProcessorContext<String, Finding> context) {
    super.init(context);
    volumes = new WriteBehind<>(context, VOLUMES);
    watches = context.getStateStore(WATCHES);
    Instant now = clock.instant();
    Watch before = Optional.ofNullable(watches.get(WATCH)).orElseGet(() -> Watch.from(now));
    watch = before.looked(now, Duration.between(before.until(), now));
    findLively(now);
    context.schedule(
        TICK, PunctuationType.WALL_CLOCK_TIME, millis -> tick(Instant.ofEpochMilli(millis)));
  }

  private void findLively(Instant now) {
    lively.clear();
    volumes.forEach(
        (key, kept) -> {
          TopicVolume volume = kept.watched(watch.since(), now);
          keepLively(key, volume, volume.lastAt(), now);
        });
  }

  @Override
  public void process(Record<String, Alert> record) {
    Instant now = look(Instant.ofEpochMilli(context().currentSystemTimeMs()));
    Alert alert = record.value();
    String key = keyOf(alert);
    // Stories keep the greatest time they saw: after the clock was put back theirs is ahead.
    Instant at = alert.alertedAt().isAfter(now) ? now : alert.alertedAt();
    TopicVolume volume = volumeOf(key, now).orElseGet(() -> TopicVolume.since(at));
    if (alert.level() != Level.NEW) {
      volumes.put(key, volume.grown(alert));
      return;
    }
    Instant lookedAt = lively.getOrDefault(key, volume.lastAt());
    Lookout.Seen seen = Lookout.begun(volume, alert, at, lookedAt, watch.burstsFrom());
    volumes.put(key, seen.volume());
    keepLively(key, seen.volume(), at.isAfter(lookedAt) ? at : lookedAt, now);
    seen.bursts().forEach(burst -> raise(burst, record.headers()));
  }

  private Optional<TopicVolume> volumeOf(String key, Instant now) {
    return volumes.get(key).map(kept -> kept.watched(watch.since(), now));
  }

  /** Test runs have a volume of their own. */
  private static String keyOf(Alert alert) {
    return alert.runId().isEmpty() ? alert.topicId() : alert.runId() + "/" + alert.topicId();
  }

  private void keepLively(String key, TopicVolume volume, Instant lookedAt, Instant now) {
    if (volume.isLively(now)) {
      lively.put(key, lookedAt);
    } else {
      lively.remove(key);
    }
  }

  private void tick(Instant realNow) {
    Instant now = look(realNow);
    if (watchKept.filter(kept -> !now.isAfter(kept.plus(WATCH_KEPT_EVERY))).isEmpty()) {
      watches.put(WATCH, watch);
      watchKept = Optional.of(now);
    }
    for (Map.Entry<String, Instant> topic : List.copyOf(lively.entrySet())) {
      lookAt(topic.getKey(), topic.getValue(), now);
    }
    if (silenceLooked.filter(last -> !now.isAfter(last.plus(SILENCE_EVERY))).isEmpty()) {
      silenceLooked = Optional.of(now);
      lookForSilence(now);
    }
  }

  /** Test runs end, and their silence says nothing. */
  private void lookForSilence(Instant now) {
    Map<String, TopicVolume> silent = new TreeMap<>();
    List<Alarm> alarms = new ArrayList<>();
    List<String> past = new ArrayList<>();
    volumes.forEach(
        (key, kept) -> {
          TopicVolume volume = kept.watched(watch.since(), now);
          if (isInForce(key)) {
            volume
                .silence(now, watch.since())
                .ifPresent(
                    silence -> {
                      silent.put(key, volume.toldSilent(now));
                      alarms.add(Silences.ofTopic(key, silence));
                    });
          } else if (volume.lastAt().isBefore(now.minus(KEPT))) {
            past.add(key);
          }
        });
    past.forEach(volumes::delete);
    silent.forEach(volumes::put);
    List<Alarm> told =
        alarms.size() > MOST_SILENT_AT_ONCE ? List.of(Silences.ofMany(alarms.size(), now)) : alarms;
    told.forEach(
        alarm ->
            context()
                .forward(
                    new Record<>(
                        alarm.about(), new Finding.Quiet(alarm), alarm.raisedAt().toEpochMilli())));
  }

  private boolean isInForce(String topicId) {
    KeyValueStore<String, Boolean> inForce = context().getStateStore(TopicsInForce.STORE);
    return inForce.get(topicId) != null;
  }

  /** What time it is; a clock that was set, or stood still, begins another watch. */
  private Instant look(Instant realNow) {
    Instant now = clock.instant();
    Duration away = realLook.map(last -> Duration.between(last, realNow)).orElse(Duration.ZERO);
    realLook = Optional.of(realNow);
    Watch before = watch;
    watch = before.looked(now, away);
    if (!watch.since().equals(before.since())) {
      watchKept = Optional.empty();
      findLively(now);
    }
    return now;
  }

  private void lookAt(String key, Instant lookedAt, Instant now) {
    if (!now.isAfter(lookedAt.plus(TopicVolume.LOOK_EVERY))) {
      return;
    }
    Instant from = lookedAt.isAfter(watch.burstsFrom()) ? lookedAt : watch.burstsFrom();
    TopicVolume volume = volumeOf(key, now).orElseThrow();
    Lookout.Seen seen = Lookout.clock(volume, from, now);
    if (!seen.bursts().isEmpty()) {
      volumes.put(key, seen.volume());
    }
    keepLively(key, seen.volume(), now, now);
    seen.bursts().forEach(burst -> raise(burst, new RecordHeaders()));
  }

  private void raise(Alert burst, Headers headers) {
    if (!isInForce(burst.topicId())) {
      return;
    }
    Headers stamped = new RecordHeaders(headers);
    RealTime.ALERTED.stamp(stamped, RealTime.now());
    context()
        .forward(
            new Record<>(
                burst.topicId(),
                new Finding.Burst(burst),
                burst.alertedAt().toEpochMilli(),
                stamped));
    // Readers of alerts see nothing that comes behind it before its commit.
    context().commit();
  }
}
