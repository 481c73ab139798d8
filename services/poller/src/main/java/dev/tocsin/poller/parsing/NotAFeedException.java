package dev.tocsin.poller.parsing;

/**
 * A document that is no feed: what it looks like instead, and how it begins.
 *
 * <p>Both are safe to print in a terminal, and short.
 */
public final class NotAFeedException extends Exception {
  private static final long serialVersionUID = 1;

  private final String looksLike;
  private final String firstWords;

  NotAFeedException(String looksLike, String firstWords) {
    super("not a feed but " + looksLike + (firstWords.isEmpty() ? "" : ": '" + firstWords + "'"));
    this.looksLike = looksLike;
    this.firstWords = firstWords;
  }

  /** With its article: "an HTML page", "an empty document". */
  public String looksLike() {
    return looksLike;
  }

  /** The first words that a person would see; empty when there are none. */
  public String firstWords() {
    return firstWords;
  }
}
