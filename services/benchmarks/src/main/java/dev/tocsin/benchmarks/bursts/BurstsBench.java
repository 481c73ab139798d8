package dev.tocsin.benchmarks.bursts;

import dev.tocsin.benchmarks.Bar;
import dev.tocsin.benchmarks.Outcome;
import dev.tocsin.domain.burst.TopicVolume;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Topics of all sizes over weeks, a burst now and then: which are found, and what else is. */
public final class BurstsBench {
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
  private static final int LEARNING_DAYS = 42;
  private static final int TESTED_DAYS = 30;
  private static final int DAYS_A_BURST = 3;
  private static final double LEAST_RATE = 0.5;
  private static final double MOST_RATE = 20;

  /** The live line looks every so often, whether something comes or not. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

  private static final Duration MOST_LATE = Duration.ofMinutes(1);

  private final int topics;

  public BurstsBench(int topics) {
    this.topics = topics;
  }

  /** What became of the topics of like rates. */
  private static final class Band {
    private int bursts;
    private int found;
    private int falseAlarms;
    private int days;
  }

  /** Runs it: the rates of the topics are spread evenly. */
  public Outcome run() {
    Map<String, Band> bands = new LinkedHashMap<>();
    Duration latest = Duration.ZERO;
    for (int i = 0; i < topics; i++) {
      double rate = LEAST_RATE + (MOST_RATE - LEAST_RATE) * i / (topics - 1);
      Band band = bands.computeIfAbsent(bandOf(rate), name -> new Band());
      Duration late = run(new Traffic(rate, i), band);
      latest = late.compareTo(latest) > 0 ? late : latest;
    }
    Map<String, Double> figures = new LinkedHashMap<>();
    Band all = new Band();
    bands.forEach(
        (name, band) -> {
          figures.put("found of bursts, " + name, (double) band.found / band.bursts);
          figures.put(
              "false alarms in 100 topic-days, " + name, 100.0 * band.falseAlarms / band.days);
          all.bursts += band.bursts;
          all.found += band.found;
          all.falseAlarms += band.falseAlarms;
          all.days += band.days;
        });
    figures.put("bursts", (double) all.bursts);
    figures.put("topic-days", (double) all.days);
    return new Outcome(
        "bursts",
        figures,
        List.of(
            Bar.atLeast("found of all bursts", (double) all.found / all.bursts, 0.9, ""),
            Bar.atMost("false alarms in 100 topic-days", 100.0 * all.falseAlarms / all.days, 1, ""),
            Bar.atMost(
                "latest after the threshold",
                (double) latest.toSeconds(),
                (double) MOST_LATE.toSeconds(),
                "s")));
  }

  private static String bandOf(double rate) {
    return rate < 2 ? "0.5 to 2 an hour" : rate < 5 ? "2 to 5 an hour" : "5 to 20 an hour";
  }

  /** One topic; the answer is how late the latest alarm came. */
  private static Duration run(Traffic traffic, Band band) {
    Instant tested = START.plus(Duration.ofDays(LEARNING_DAYS));
    Instant end = tested.plus(Duration.ofDays(TESTED_DAYS));
    List<Instant> stories = new ArrayList<>(traffic.between(START, end, 1));
    List<Instant> bursts = new ArrayList<>();
    for (int day = 1; day < TESTED_DAYS; day += DAYS_A_BURST) {
      Instant begins = traffic.within(tested.plus(Duration.ofDays(day)));
      bursts.add(begins);
      stories.addAll(traffic.between(begins, begins.plus(Traffic.BURST), traffic.burstTimes()));
    }
    Collections.sort(stories);
    List<Alarm> alarms = alarms(stories, tested, end);
    band.bursts += bursts.size();
    band.days += TESTED_DAYS;
    band.found +=
        (int)
            bursts.stream()
                .filter(burst -> alarms.stream().anyMatch(alarm -> isOf(alarm, burst)))
                .count();
    band.falseAlarms +=
        (int)
            alarms.stream()
                .filter(alarm -> bursts.stream().noneMatch(burst -> isOf(alarm, burst)))
                .count();
    return alarms.stream()
        .map(alarm -> Duration.between(alarm.crossed(), alarm.fired()))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** An alarm, and when its threshold was crossed at the earliest. */
  private record Alarm(Instant crossed, Instant fired) {}

  /** While it lasts, or while its stories still are in the window. */
  private static boolean isOf(Alarm alarm, Instant burst) {
    return !alarm.fired().isBefore(burst)
        && alarm.fired().isBefore(burst.plus(Traffic.BURST.multipliedBy(2)));
  }

  /** What the line does: it looks whenever a story comes, and by the clock. */
  private static List<Alarm> alarms(List<Instant> stories, Instant tested, Instant end) {
    TopicVolume volume = TopicVolume.since(START);
    List<Alarm> alarms = new ArrayList<>();
    int next = 0;
    while (next < stories.size() && stories.get(next).isBefore(tested)) {
      volume = volume.plus(begun(next, stories.get(next++)));
    }
    Instant looked = tested;
    for (Instant clock = tested; clock.isBefore(end); clock = clock.plus(LOOK_EVERY)) {
      while (next < stories.size() && !stories.get(next).isAfter(clock)) {
        looked = stories.get(next);
        volume = look(volume.plus(begun(next++, looked)), looked, looked, alarms);
      }
      volume = look(volume, looked, clock, alarms);
      looked = clock;
    }
    return alarms;
  }

  private static TopicVolume look(
      TopicVolume volume, Instant looked, Instant now, List<Alarm> alarms) {
    Optional<TopicVolume.Burst> burst = volume.burst(now);
    burst.ifPresent(found -> alarms.add(new Alarm(looked, now)));
    return burst.map(volume::told).orElse(volume);
  }

  private static TopicVolume.Begun begun(int number, Instant at) {
    return new TopicVolume.Begun(Integer.toString(number), "", at);
  }
}
