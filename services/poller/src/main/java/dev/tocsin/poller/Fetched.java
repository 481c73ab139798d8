package dev.tocsin.poller;

import java.time.Instant;

/**
 * What a job brings back: the reply, and what it is a reply to.
 *
 * @param asOf the feed's state when the job began
 * @param sent the validators that went with the question
 * @param at when the reply had come, by the scenario clock
 */
record Fetched(String url, PollState asOf, Validators sent, Reply reply, Instant at) {

  /** Whether it is still a reply to the question that would be put to the feed now. */
  boolean answers(String urlNow, PollState now) {
    return url.equals(urlNow) && asOf.validators().equals(now.validators());
  }

  /** Whether a whole document was asked for although we have one. */
  boolean isProbe() {
    return sent.isEmpty() && !asOf.validators().isEmpty() && !asOf.trust().broken();
  }
}
