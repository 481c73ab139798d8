package dev.tocsin.poller;

import java.util.Optional;

/** Where hubs are asked: the net, or a script in a test. Called on workers. */
@FunctionalInterface
interface HubSource {

  /** Asks a hub; says why not, when it did not take the question. */
  Optional<String> ask(HubOrder order);
}
