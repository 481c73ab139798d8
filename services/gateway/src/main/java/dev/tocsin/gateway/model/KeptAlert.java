package dev.tocsin.gateway.model;

import dev.tocsin.domain.Alert;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An alert and where it stands.
 *
 * @param after the place in the stream right after it
 */
public record KeptAlert(Place place, StreamPosition after, Alert alert) {

  /**
   * Where an alert stands among all: by time, then by Kafka's own order. It is the same for ever.
   */
  public record Place(long alertedAtMillis, int partition, long offset)
      implements Comparable<Place> {
    private static final Pattern TEXT = Pattern.compile("(-?\\d{1,18})_(\\d{1,9})_(\\d{1,18})");
    private static final Comparator<Place> ORDER =
        Comparator.comparingLong(Place::alertedAtMillis)
            .thenComparingInt(Place::partition)
            .thenComparingLong(Place::offset);

    /** Reads what {@link #toString} wrote; empty for anything else. */
    public static Optional<Place> parse(String text) {
      Matcher parts = TEXT.matcher(text);
      return parts.matches()
          ? Optional.of(
              new Place(
                  Long.parseLong(parts.group(1)),
                  Integer.parseInt(parts.group(2)),
                  Long.parseLong(parts.group(3))))
          : Optional.empty();
    }

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
      return alertedAtMillis + "_" + partition + "_" + offset;
    }
  }
}
