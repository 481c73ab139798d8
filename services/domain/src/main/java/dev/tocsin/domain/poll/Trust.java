package dev.tocsin.domain.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a server's "not modified" is believed. Some say it for ever; a probe without validators,
 * at least a day after the last whole document, finds them out.
 *
 * @param lookedAt when a whole document was last read, or asked for
 * @param doubts probes in a row that found what the server had denied
 */
public record Trust(Optional<Instant> lookedAt, int doubts) {
  public static final Trust FULL = new Trust(Optional.empty(), 0);

  private static final Duration LEAST = Duration.ofDays(1);
  private static final Duration MOST = Duration.ofDays(7);

  /** So many of its own gaps without news are suspicious. */
  private static final int GAPS = 8;

  /** One probe may have met an entry that had just come; two in a row have not. */
  private static final int ENOUGH = 2;

  public boolean broken() {
    return doubts >= ENOUGH;
  }

  /** Whether the next poll asks for the whole document, whatever the validators say. */
  public boolean wantsProbe(Pulse pulse, Instant now) {
    return !broken() && lookedAt.filter(at -> !now.isBefore(at.plus(patience(pulse)))).isPresent();
  }

  private static Duration patience(Pulse pulse) {
    Duration wanted = pulse.gap().map(gap -> gap.multipliedBy(GAPS)).orElse(MOST);
    if (wanted.compareTo(LEAST) < 0) {
      return LEAST;
    }
    return wanted.compareTo(MOST) > 0 ? MOST : wanted;
  }

  /** After a whole document that was not asked for. */
  public Trust afterDocument(Instant now) {
    return broken() ? this : new Trust(Optional.of(now), 0);
  }

  /**
   * After a probe.
   *
   * @param denied entries that came with it and had not been shown
   * @param sameValidators the server calls this document by the name of the one that we had
   */
  public Trust afterProbe(int denied, boolean sameValidators, Instant now) {
    if (denied == 0) {
      return new Trust(Optional.of(now), 0);
    }
    return new Trust(Optional.of(now), sameValidators ? ENOUGH : doubts + 1);
  }

  /** After a probe without an answer: the next one is a day away all the same. */
  public Trust afterFailedProbe(Instant now) {
    return new Trust(Optional.of(now), doubts);
  }
}
