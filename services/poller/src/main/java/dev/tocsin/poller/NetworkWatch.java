package dev.tocsin.poller;

import java.util.HashSet;
import java.util.Set;

/**
 * Whether our own network is down: several sites in a row were not to be reached, and none answered
 * in between. Sites that are dead alone are too few for that. All threads of a poller share one.
 */
final class NetworkWatch {
  private static final int ENOUGH_SITES = 5;

  private final Set<String> unreached = new HashSet<>();

  synchronized void answered() {
    unreached.clear();
  }

  /** Takes note of a site that was not reached; true when it is not its own fault. */
  synchronized boolean isDownFor(String site) {
    if (unreached.size() < ENOUGH_SITES) {
      unreached.add(site);
    }
    return unreached.size() >= ENOUGH_SITES;
  }
}
