package dev.tocsin.domain;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who gets which alerts, on which channel, how often.
 *
 * @param zone by whose wall clock days, weeks and quiet hours go
 * @param secrets by name, sealed: plain text never stands here
 */
public record Subscription(
    String id,
    long version,
    State state,
    String name,
    Filter filter,
    Channel channel,
    Frequency frequency,
    ZoneId zone,
    Optional<QuietHours> quietHours,
    List<Snooze> snoozes,
    Sending sending,
    Map<String, String> secrets) {

  /** Whether alarms are asked for. */
  public enum Alarms {
    NONE,
    /** Beside alerts. */
    TOO,
    /** And no alerts. */
    ONLY
  }

  /** Which alerts, and whether alarms; an empty list asks for all. */
  public record Filter(
      List<String> topics,
      List<Alert.Level> levels,
      List<String> sites,
      List<String> languages,
      int minSources,
      double minScore,
      Alarms alarms) {
    public static final Filter EVERYTHING =
        new Filter(List.of(), List.of(), List.of(), List.of(), 1, 0, Alarms.NONE);

    public Filter {
      topics = List.copyOf(topics);
      levels = List.copyOf(levels);
      sites = List.copyOf(sites);
      languages = List.copyOf(languages);
    }

    /** Whether this alert is asked for. */
    public boolean asksFor(Alert alert) {
      return alarms != Alarms.ONLY
          && (topics.isEmpty() || topics.contains(alert.topicId()))
          && (levels.isEmpty() || levels.contains(alert.level()))
          && (sites.isEmpty() || sites.stream().anyMatch(site -> isOf(alert, site)))
          && (languages.isEmpty() || languages.contains(alert.article().language()))
          && (alert.level() == Alert.Level.BURST || isMuchEnough(alert));
    }

    /** A burst is much by itself, however little there is of the story that leads it. */
    private boolean isMuchEnough(Alert alert) {
      return alert.owners() >= minSources && alert.score() >= minScore;
    }

    /** An outlet may be named by its site or by a host of it. */
    private static boolean isOf(Alert alert, String site) {
      String host = Hosts.of(alert.article().url());
      return host.equals(site) || host.endsWith("." + site);
    }
  }

  public Subscription {
    Checks.id("id", id);
    snoozes = List.copyOf(snoozes);
    secrets = Map.copyOf(secrets);
  }

  /** One that asks for everything at once, as its first version. */
  public static Subscription to(String id, Channel channel) {
    return new Subscription(
        id,
        1,
        State.ACTIVE,
        id,
        Filter.EVERYTHING,
        channel,
        Frequency.INSTANT,
        ZoneOffset.UTC,
        Optional.empty(),
        List.of(),
        Sending.USUAL,
        Map.of());
  }

  /** Whether it wants to hear of this alert now. */
  public boolean asksFor(Alert alert, Instant now) {
    return state == State.ACTIVE
        && filter.asksFor(alert)
        && snoozes.stream().noneMatch(snooze -> snooze.covers(alert, now));
  }

  /** Whether it wants to hear of this alarm; none hears of itself, or it would never end. */
  public boolean asksFor(Alarm alarm) {
    return state == State.ACTIVE
        && filter.alarms() != Alarms.NONE
        && !alarm.about().equals("subscription/" + id);
  }

  /** Its next version, in another state and without its secrets where it is deleted. */
  public Subscription becoming(State next) {
    return new Subscription(
        id,
        version + 1,
        next,
        name,
        filter,
        channel,
        frequency,
        zone,
        quietHours,
        snoozes,
        sending,
        next == State.DELETED ? Map.of() : secrets);
  }

  public Subscription with(Filter other) {
    return new Subscription(
        id,
        version,
        state,
        name,
        other,
        channel,
        frequency,
        zone,
        quietHours,
        snoozes,
        sending,
        secrets);
  }

  public Subscription with(Channel other) {
    return new Subscription(
        id,
        version,
        state,
        name,
        filter,
        other,
        frequency,
        zone,
        quietHours,
        snoozes,
        sending,
        secrets);
  }

  public Subscription with(Frequency other) {
    return new Subscription(
        id,
        version,
        state,
        name,
        filter,
        channel,
        other,
        zone,
        quietHours,
        snoozes,
        sending,
        secrets);
  }

  public Subscription with(Sending other) {
    return new Subscription(
        id,
        version,
        state,
        name,
        filter,
        channel,
        frequency,
        zone,
        quietHours,
        snoozes,
        other,
        secrets);
  }

  public Subscription withSecrets(Map<String, String> sealed) {
    return new Subscription(
        id,
        version,
        state,
        name,
        filter,
        channel,
        frequency,
        zone,
        quietHours,
        snoozes,
        sending,
        sealed);
  }

  public Subscription in(ZoneId where) {
    return new Subscription(
        id,
        version,
        state,
        name,
        filter,
        channel,
        frequency,
        where,
        quietHours,
        snoozes,
        sending,
        secrets);
  }

  public Subscription quiet(ZoneId where, QuietHours hours) {
    return new Subscription(
        id,
        version,
        state,
        name,
        filter,
        channel,
        frequency,
        where,
        Optional.of(hours),
        snoozes,
        sending,
        secrets);
  }

  public Subscription snoozing(List<Snooze> others) {
    return new Subscription(
        id,
        version,
        state,
        name,
        filter,
        channel,
        frequency,
        zone,
        quietHours,
        others,
        sending,
        secrets);
  }
}
