package dev.tocsin.poller;

/**
 * What a job brings back: the reply, and what it is a reply to.
 *
 * @param asOf the feed's state when the job began
 */
record Fetched(String url, PollState asOf, Reply reply) {

  /** Whether it is still a reply to the question that would be put to the feed now. */
  boolean answers(String urlNow, PollState now) {
    return url.equals(urlNow) && asOf.validators().equals(now.validators());
  }
}
