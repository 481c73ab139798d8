package dev.tocsin.poller;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What hosts allow to robots (RFC 9309), remembered for a day. In memory: a restart asks each host
 * once more.
 */
final class Robots {
  private static final int MOST_HOSTS = 10_000;
  private static final Duration KEPT = Duration.ofDays(1);
  private static final Duration KEPT_AFTER_FAILURE = Duration.ofMinutes(10);
  private static final Duration LONGEST_GAP = Duration.ofSeconds(30);

  /** What one host allows. */
  record Rules(BaseRobotRules rules, Instant until) {

    boolean allow(URI page) {
      return rules.isAllowed(page.toString());
    }

    /** Why a page is not allowed, for people. */
    String refusal() {
      return rules.isDeferVisits()
          ? "cannot be had, so nothing is asked there"
          : "does not allow it";
    }

    /** What the host wants between two requests: no part of the standard, but widely written. */
    Duration gap() {
      long millis = Math.max(0, rules.getCrawlDelay());
      return millis > LONGEST_GAP.toMillis() ? LONGEST_GAP : Duration.ofMillis(millis);
    }
  }

  private final String name;
  private final Map<String, Rules> hosts =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Rules> eldest) {
          return size() > MOST_HOSTS;
        }
      };

  /**
   * @param userAgent as it is sent; robots.txt knows us by the part before the slash
   */
  Robots(String userAgent) {
    this.name = userAgent.split("[/\\s]", 2)[0].toLowerCase(Locale.ROOT);
  }

  static URI addressFor(URI page) {
    return page.resolve("/robots.txt");
  }

  synchronized Optional<Rules> known(URI address, Instant now) {
    return Optional.ofNullable(hosts.get(address.toString()))
        .filter(rules -> rules.until().isAfter(now));
  }

  /** The rules in a file. */
  Rules read(URI address, byte[] file, String contentType, Instant now) {
    BaseRobotRules rules =
        new SimpleRobotRulesParser()
            .parseContent(address.toString(), file, contentType, List.of(name));
    return keep(address, new Rules(rules, now.plus(KEPT)));
  }

  /**
   * Without a file everything is allowed; while a host cannot say, nothing is.
   *
   * @param status 503 stands for no answer at all
   */
  Rules missing(URI address, int status, Instant now) {
    BaseRobotRules rules = new SimpleRobotRulesParser().failedFetch(status);
    return keep(address, new Rules(rules, now.plus(status >= 500 ? KEPT_AFTER_FAILURE : KEPT)));
  }

  private synchronized Rules keep(URI address, Rules rules) {
    hosts.put(address.toString(), rules);
    return rules;
  }
}
