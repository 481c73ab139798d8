package dev.tocsin.domain.burst;

import dev.tocsin.domain.burst.Flow.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A feed that is watched for silence: which of its polls brought something new.
 *
 * <p>Polls are counted, not entries: a feed that is asked once an hour brings what there is in one
 * heap. It looks at each poll and not by the clock, so that a poller which stands still makes no
 * feed silent.
 *
 * @param flow of the polls that brought something
 * @param since beginning of the watch without a break
 * @param polledAt the last poll that was answered
 */
public record FeedWatch(Flow flow, Instant since, Instant polledAt) {
  /** A feed that answers is asked more often. */
  private static final Duration LONGEST_BREAK = Duration.ofHours(6);

  /** What a poll came to: the watch after it, and a silence to tell. */
  public record Seen(FeedWatch watch, Optional<Silence> silence) {}

  /** A watch that begins with a poll. */
  public static FeedWatch from(Instant polledAt) {
    return new FeedWatch(Flow.since(polledAt), polledAt, polledAt);
  }

  /** A poll that was answered. */
  public Seen polled(Instant at, int newEntries) {
    Duration away = Duration.between(polledAt, at).abs();
    Instant unbroken = away.compareTo(LONGEST_BREAK) > 0 ? at : since;
    Flow then = flow.watched(unbroken, at);
    if (newEntries > 0) {
      return new Seen(new FeedWatch(then.plus(at), unbroken, at), Optional.empty());
    }
    // A feed that is slower than usual has not stopped.
    Optional<Silence> silence = then.silence(at, unbroken).filter(found -> found.count() == 0);
    Flow told = silence.isPresent() ? then.toldSilent(at) : then;
    return new Seen(new FeedWatch(told, unbroken, at), silence);
  }
}
