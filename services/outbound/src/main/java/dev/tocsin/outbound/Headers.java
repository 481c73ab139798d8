package dev.tocsin.outbound;

import java.util.List;
import java.util.Optional;

/** The header lines of one response, in the order they came. */
public record Headers(List<Header> lines) {

  public Headers {
    lines = List.copyOf(lines);
  }

  /** The first value under this name, byte for byte as it came. */
  public Optional<String> first(String name) {
    for (Header line : lines) {
      if (line.named(name)) {
        return Optional.of(line.value());
      }
    }
    return Optional.empty();
  }

  /** All values under this name. */
  public List<String> all(String name) {
    return lines.stream().filter(line -> line.named(name)).map(Header::value).toList();
  }
}
