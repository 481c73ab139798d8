package dev.tocsin.benchmarks.bursts;

import dev.tocsin.benchmarks.Bar;
import dev.tocsin.benchmarks.Outcome;
import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Evidence;
import dev.tocsin.domain.burst.Lookout;
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

  /** What the line does: it looks whenever a story begins, and by the clock. */
  private static List<Alarm> alarms(List<Instant> stories, Instant tested, Instant end) {
    Looks looks = new Looks(tested);
    int next = 0;
    for (Instant clock = START; clock.isBefore(end); clock = clock.plus(LOOK_EVERY)) {
      while (next < stories.size() && !stories.get(next).isAfter(clock)) {
        looks.begun(first(next, stories.get(next++)));
      }
      looks.clock(clock);
    }
    return looks.alarms;
  }

  /** The looks of the line at one topic; each that finds a burst says when the one before was. */
  private static final class Looks {
    private final List<Alarm> alarms = new ArrayList<>();
    private final Instant burstsFrom;
    private TopicVolume volume = TopicVolume.since(START);
    private Instant looked = START;

    private Looks(Instant burstsFrom) {
      this.burstsFrom = burstsFrom;
    }

    private void begun(Alert first) {
      Instant at = first.alertedAt();
      keep(Lookout.begun(volume, first, at, looked, burstsFrom), at);
    }

    private void clock(Instant now) {
      if (now.isAfter(burstsFrom)) {
        keep(Lookout.clock(volume, looked, now), now);
      }
    }

    private void keep(Lookout.Seen seen, Instant now) {
      seen.bursts().forEach(burst -> alarms.add(new Alarm(looked, now)));
      volume = seen.volume();
      looked = now;
    }
  }

  private static Alert first(int number, Instant at) {
    return new Alert(
        "",
        "topic",
        1,
        Alert.Level.NEW,
        "1",
        Integer.toString(number),
        new Alert.Report("", 1, "", "", "", "", "en"),
        List.of(),
        1,
        1,
        new Evidence.Coverage(at, 1, List.of()),
        Optional.empty(),
        at,
        at,
        false,
        "");
  }
}
