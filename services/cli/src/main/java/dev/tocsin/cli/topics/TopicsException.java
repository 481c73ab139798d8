package dev.tocsin.cli.topics;

/** Topics or articles that a command names cannot be used; the message is one line. */
public final class TopicsException extends Exception {
  public TopicsException(String message) {
    super(message);
  }
}
