package dev.tocsin.gateway.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in the stream of alerts that outlives a restart of the gateway: the next offset of each
 * partition, as {@code 17.0.4.9}. Alerts of several partitions have no order that would be the same
 * in two runs, so one offset alone could skip some.
 */
public record StreamPosition(List<Long> next) {
  private static final Pattern TEXT = Pattern.compile("\\d{1,18}(\\.\\d{1,18}){0,255}");

  public StreamPosition {
    next = List.copyOf(next);
  }

  /** Reads what {@link #toString} wrote; empty for anything else. */
  public static Optional<StreamPosition> parse(String text) {
    return TEXT.matcher(text).matches()
        ? Optional.of(
            new StreamPosition(Arrays.stream(text.split("\\.")).map(Long::valueOf).toList()))
        : Optional.empty();
  }

  /** Whether this place is behind the record with that offset. */
  boolean covers(int partition, long offset) {
    return partition < next.size() && offset < next.get(partition);
  }

  @Override
  public String toString() {
    return String.join(".", next.stream().map(String::valueOf).toList());
  }
}
