package dev.tocsin.poller;

/** Where feeds are asked: the net, or a script in a test. Called on worker threads. */
@FunctionalInterface
interface FeedSource {

  /** Asks for a document that may be the one with these validators. */
  Reply ask(String url, Validators validators);
}
