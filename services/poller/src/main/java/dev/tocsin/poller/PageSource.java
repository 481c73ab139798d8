package dev.tocsin.poller;

/** Where pages of articles are asked for: the net, or a script in a test. Called on workers. */
@FunctionalInterface
interface PageSource {

  /** Asks for a page and reads what is on it. */
  PageReply read(String url);
}
