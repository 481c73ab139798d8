package dev.tocsin.domain.poll;

import java.time.Instant;
import java.util.Optional;

/**
 * When a feed is asked next, and why then.
 *
 * @param at empty while only a person can change that
 * @param word what the server's last answer said; a person who asks does not overrule it
 */
public record NextPoll(Optional<Instant> at, Reason reason, Optional<ServerWord> word) {

  /** Of a feed that nobody has asked yet. */
  public static NextPoll first(Instant at) {
    return at(at, new Reason.FirstPoll());
  }

  /** Of a feed that is polled by request only. */
  public static NextPoll parked() {
    return never(new Reason.Parked());
  }

  static NextPoll at(Instant at, Reason reason) {
    return new NextPoll(Optional.of(at), reason, Optional.empty());
  }

  static NextPoll never(Reason reason) {
    return new NextPoll(Optional.empty(), reason, Optional.empty());
  }

  /** A person asks for a poll now: it comes as soon as server and publisher allow. */
  public NextPoll onAsked(Wishes wishes, Instant now) {
    return reason instanceof Reason.Gone || reason instanceof Reason.Paused
        ? this
        : asSoonAsAllowed(now).within(wishes);
  }

  /** The site, or the host, was told to wait by way of another feed. */
  public NextPoll onSiteWord(ServerWord said) {
    return new NextPoll(
        Optional.of(said.until()), new Reason.SiteRests(said.source()), Optional.of(said));
  }

  /** A person pauses the feed; the server's word is remembered. */
  public NextPoll onPaused() {
    return reason instanceof Reason.Gone
        ? this
        : new NextPoll(Optional.empty(), new Reason.Paused(), word);
  }

  /** A person lets a paused feed go on. */
  public NextPoll onResumed(Wishes wishes, Instant now) {
    return reason instanceof Reason.Paused ? asSoonAsAllowed(now).within(wishes) : this;
  }

  /** Not in the hours that the publisher wants left out. */
  NextPoll within(Wishes wishes) {
    Optional<Instant> open = at.map(wishes::open);
    return open.equals(at) ? this : new NextPoll(open, new Reason.SkippedHours(), word);
  }

  private NextPoll asSoonAsAllowed(Instant now) {
    return word.filter(said -> said.holdsAt(now))
        .map(said -> new NextPoll(Optional.of(said.until()), says(said), word))
        .orElseGet(() -> at(now, new Reason.Asked()));
  }

  static Reason says(ServerWord word) {
    return new Reason.ServerSays(word.source());
  }
}
