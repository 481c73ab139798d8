package dev.tocsin.poller;

/**
 * A rule of polite polling, with what the best-known readers do about it as far as their sources
 * say: a short word, or {@code unknown}.
 */
enum PolitenessRule {
  R01(
      "GET only, never HEAD first; subscribing costs exactly one GET",
      "GET; one more for the icon",
      "",
      "",
      ""),
  R02("The first request is unconditional: no invented validator", "yes", "", "", "yes"),
  R03(
      "Later ones echo ETag and Last-Modified byte for byte",
      "yes",
      "",
      "",
      "no: Last-Modified is parsed and written anew"),
  R04(
      "ETag and Last-Modified are one set, replaced by each 200 and by a 304 with new ones",
      "partly: of a 304 only Last-Modified",
      "",
      "partly: each by itself",
      ""),
  R05("Same body, new validators: the new ones are sent next", "", "", "", ""),
  R06("Validators survive restart, 5xx, 429, timeout and a broken document", "yes", "", "yes", ""),
  R07(
      "A floor between two polls, by what is known of the feed",
      "partly: one for all",
      "",
      "partly: one for all",
      ""),
  R08(
      "Never before max-age, Expires, ttl; not in skipHours and skipDays",
      "partly: not after a 304; no skipHours found",
      "",
      "partly: capped; not after a 304",
      ""),
  R09(
      "Not one request before Retry-After; a bare 429 quadruples the interval; for feed, host or"
          + " site",
      "partly: on 429, for the feed",
      "",
      "partly: on 429, capped, for the feed",
      ""),
  R10(
      "No repeat inside a cycle",
      "yes",
      "",
      "yes",
      "no: once more as another User-Agent, once more without headers"),
  R11(
      "A quiet feed is asked more rarely; news brings it back",
      "if configured",
      "",
      "if configured",
      ""),
  R12("One site: one in flight, a gap, starts spread", "", "", "", ""),
  R13("Killed and restarted: nothing is asked early but what was in flight", "", "", "", ""),
  R14(
      "Permanent redirects are stored when they lasted, temporary ones never",
      "",
      "",
      "no: the last address is kept, whatever led there",
      ""),
  R15(
      "410 ends it with an alarm; other failures make gaps grow, never for ever; an outage of our"
          + " own punishes nobody",
      "no: 410 is as 404; feeds are left out after some failures",
      "",
      "partly: gaps grow",
      ""),
  R16("Packed answers are asked for, the unpacked size is capped", "yes", "", "", ""),
  R17(
      "User-Agent says name, version and URL; no \"Mozilla\"",
      "no: begins with Mozilla/5.0",
      "yes",
      "",
      "no: a false one after a refusal"),
  R18(
      "No Cookie, Referer, added parameter or guessed URL; Accept names feeds",
      "yes",
      "",
      "",
      "no: a parameter is added to one request of a hundred"),
  R19("HTML with 200 is no feed; what was known is kept", "", "", "", ""),
  R20(
      "A person who asks does not overrule the server",
      "no: a forced refresh is unconditional",
      "",
      "",
      ""),
  R21(
      "A server that lies with 304 is found out by a rare probe",
      "",
      "",
      "",
      "partly: one request of a hundred is unconditional"),
  R22("Two feeds of one URL are fetched once", "no: one user's only", "", "", "");

  private final String sentence;
  private final String miniflux;
  private final String freshRss;
  private final String commaFeed;
  private final String newsBlur;

  PolitenessRule(
      String sentence, String miniflux, String freshRss, String commaFeed, String newsBlur) {
    this.sentence = sentence;
    this.miniflux = miniflux;
    this.freshRss = freshRss;
    this.commaFeed = commaFeed;
    this.newsBlur = newsBlur;
  }

  String number() {
    return name().substring(1);
  }

  /** A line of the table, after what we do. */
  String row(String tests) {
    return "| %d | %s | %s | %s | %s | %s | %s |"
        .formatted(
            Integer.parseInt(number()),
            sentence,
            tests,
            known(miniflux),
            known(freshRss),
            known(commaFeed),
            known(newsBlur));
  }

  private static String known(String word) {
    return word.isEmpty() ? "unknown" : word;
  }
}
