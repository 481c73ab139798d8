package dev.tocsin.benchmarks.conformance;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One document to be parsed.
 *
 * @param set the part of the data that it belongs to
 * @param contentType the HTTP header that it is served with
 * @param address where it came from, or says that it did
 * @param expectation what its maker says should come of it
 */
record Sample(
    String set,
    Path file,
    Optional<String> contentType,
    URI address,
    Optional<Expectation> expectation) {

  byte[] document() throws IOException {
    return Files.readAllBytes(file);
  }
}
