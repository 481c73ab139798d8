package dev.tocsin.domain.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How often one feed may be asked: the rules of politeness, and what a person overrides in them.
 * Each method is named by what a poll came to, and says when the next one is.
 *
 * @param wanted the person's own floor; below that of the rules it holds on loopback only, where
 *     the server is his own
 * @param loopback whether the feed's last answer came from this machine
 * @param pushed whether a hub brings what is new, so that polls are back-ups
 */
public record PollPace(
    String feedId,
    Optional<Duration> wanted,
    boolean loopback,
    Acquaintance acquaintance,
    Pulse pulse,
    Wishes wishes,
    boolean pushed) {

  /** What we know of a feed; it decides the least time between two polls. */
  public enum Acquaintance {
    UNKNOWN(Duration.ofMinutes(15)),
    /** A poll that finds nothing costs its server next to nothing. */
    WITH_VALIDATORS(Duration.ofMinutes(5)),
    /** Every poll costs a whole document. */
    WITHOUT_VALIDATORS(Duration.ofMinutes(30));

    private final Duration floor;

    Acquaintance(Duration floor) {
      this.floor = floor;
    }
  }

  /** How often a feed is looked at whose hub brings what is new: should the hub fall silent. */
  private static final Duration BACK_UP = Duration.ofHours(1);

  private static final Duration LONGEST_BACKOFF = Duration.ofDays(1);
  private static final int MOST_DOUBLINGS = 20;
  private static final int TOO_OFTEN_FACTOR = 4;

  /** A server that says more has made a mistake, and times beyond would overflow. */
  private static final Duration LONGEST_WORD = Duration.ofDays(366);

  /** A document, or the word that it is still the one that we have. */
  public NextPoll onAnswered(Optional<ServerWord> word, Instant now) {
    Optional<ServerWord> longest = ServerWord.later(word, wishes.word(now));
    Duration interval = ownServer() ? floor() : pulse.interval(wishes.updateEvery(), now);
    if (pushed && !ownServer() && interval.compareTo(backUp()) < 0) {
      return after(backUp(), new Reason.BackUp(backUp()), longest, now);
    }
    return interval.compareTo(floor()) > 0
        ? after(interval, new Reason.Quiet(pulse.silence(now), interval), longest, now)
        : after(floor(), new Reason.Floor(floor()), longest, now);
  }

  /**
   * Its hub says that there is something new, but not what: it is polled as soon as floor and
   * server allow.
   *
   * @param polledAt when it was polled last
   */
  public NextPoll onAnnounced(NextPoll planned, Optional<Instant> polledAt, Instant now) {
    if (planned.at().isEmpty()) {
      return planned;
    }
    Instant least = polledAt.map(at -> at.plus(floor())).filter(now::isBefore).orElse(now);
    Instant allowed = planned.word().map(ServerWord::until).filter(least::isBefore).orElse(least);
    return planned.at().get().isAfter(allowed)
        ? new NextPoll(Optional.of(allowed), new Reason.Announced(), planned.word()).within(wishes)
        : planned;
  }

  /** Nobody was reached, and nobody else either: the feed is not to blame. */
  public NextPoll onNetworkDown(Instant now) {
    return after(floor(), new Reason.NetworkDown(), Optional.empty(), now);
  }

  /**
   * No usable answer: the gaps grow, and the feed is never given up.
   *
   * @param failures polls in a row that failed, this one included
   */
  public NextPoll onFailure(int failures, Optional<ServerWord> word, Instant now) {
    return after(backoff(failures), new Reason.BackingOff(failures), word, now);
  }

  /** A 429 that names no time means at least four times the interval. */
  public NextPoll onTooManyRequests(int failures, Optional<ServerWord> word, Instant now) {
    Instant rarer = now.plus(floor().multipliedBy(TOO_OFTEN_FACTOR));
    return onFailure(
        failures,
        word.or(() -> Optional.of(new ServerWord(rarer, ServerWord.Source.TOO_MANY_REQUESTS))),
        now);
  }

  public NextPoll onGone() {
    return NextPoll.never(new Reason.Gone());
  }

  private Duration backUp() {
    return longer(BACK_UP, floor());
  }

  /** Where the operator said how often, and the server is his, that is all there is to it. */
  private boolean ownServer() {
    return loopback && wanted.isPresent();
  }

  private Duration floor() {
    Duration rule = acquaintance.floor;
    return wanted.filter(own -> loopback || own.compareTo(rule) > 0).orElse(rule);
  }

  private Duration backoff(int failures) {
    int doublings = Math.clamp(failures - 1L, 0, MOST_DOUBLINGS);
    Duration gap = floor().multipliedBy(1L << doublings);
    Duration longest = longer(LONGEST_BACKOFF, floor());
    return gap.compareTo(longest) > 0 ? longest : gap;
  }

  /** The later of our own time and the server's. */
  private NextPoll after(Duration gap, Reason reason, Optional<ServerWord> word, Instant now) {
    if (ownServer()) {
      return NextPoll.at(now.plus(gap), reason);
    }
    Instant ours = now.plus(gap).plus(jitter(gap));
    Optional<ServerWord> bounded = word.map(said -> bounded(said, now));
    return bounded
        .filter(said -> said.until().isAfter(ours))
        .map(said -> new NextPoll(Optional.of(said.until()), NextPoll.says(said), bounded))
        .orElseGet(() -> new NextPoll(Optional.of(ours), reason, bounded))
        .within(wishes);
  }

  private static ServerWord bounded(ServerWord said, Instant now) {
    Instant latest = now.plus(LONGEST_WORD);
    return said.until().isAfter(latest) ? new ServerWord(latest, said.source()) : said;
  }

  /** Up to a tenth later, never earlier, and always the same for a feed: it parts those in step. */
  private Duration jitter(Duration gap) {
    int share = (feedId.hashCode() * 0x9E3779B9) >>> 16;
    return Duration.ofMillis(gap.toMillis() * share / (10L << 16));
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
