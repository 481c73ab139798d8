package dev.tocsin.poller.extraction;

import java.nio.charset.Charset;
import java.util.Optional;

/** Names of charsets that this JVM knows. */
final class Charsets {
  private Charsets() {}

  static Optional<String> known(String label) {
    try {
      return Optional.of(Charset.forName(label).name());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
