package dev.tocsin.poller;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Pages of articles for tests. */
final class Pages {
  static final String FIRST_WORDS = "The delegations met at the harbour in the morning";

  private Pages() {}

  /** A page with an article, a menu and what it says of itself. */
  static String article() {
    String paragraphs =
        IntStream.rangeClosed(1, 6)
            .mapToObj(
                n ->
                    "<p>%s, and after session %d they said, as before, that they would meet again."
                            .formatted(FIRST_WORDS, n)
                        + " Nobody named a date, a place or a list of those who would come.</p>")
            .collect(Collectors.joining());
    return """
    <!DOCTYPE html><html lang="en-GB"><head><title>Talks begin</title>
    <link rel="canonical" href="http://herald.test/talks">
    <meta name="author" content="Ada Writer">
    <meta property="article:published_time" content="2024-05-01T09:00:00Z">
    </head><body><nav><a href="/">Home</a></nav>
    <article><h1>Talks begin</h1>%s</article><footer>Imprint</footer></body></html>
    """
        .formatted(paragraphs);
  }
}
