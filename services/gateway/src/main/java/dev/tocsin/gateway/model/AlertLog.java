package dev.tocsin.gateway.model;

import dev.tocsin.domain.Alert;
import dev.tocsin.gateway.model.KeptAlert.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The last few thousand alerts, and those who listen for the next.
 *
 * <p>They are kept in the order in which they were read, which within a partition is Kafka's, and
 * shown by time: a rebuild reads one partition after the other.
 */
public final class AlertLog {
  static final int KEPT = 5_000;
  private static final int SLACK = 500;

  private final Deque<KeptAlert> read = new ArrayDeque<>();
  private final List<Long> next = new ArrayList<>();
  private final List<Long> forgotten = new ArrayList<>();
  private final List<AlertTap> taps = new ArrayList<>();
  private Optional<List<KeptAlert>> sorted = Optional.empty();
  private boolean closed;

  synchronized void add(int partition, long offset, Alert alert) {
    set(next, partition, offset + 1);
    Place place = new Place(alert.alertedAt().toEpochMilli(), partition, offset);
    KeptAlert kept = new KeptAlert(place, new StreamPosition(next), alert);
    read.add(kept);
    sorted = Optional.empty();
    taps.forEach(tap -> tap.offer(kept));
    if (read.size() > KEPT + SLACK) {
      trim();
    }
  }

  /** All kept alerts, the newest first. */
  public synchronized List<KeptAlert> newestFirst() {
    List<KeptAlert> view =
        sorted.orElseGet(
            () ->
                read.stream()
                    .sorted(Comparator.comparing(KeptAlert::place).reversed())
                    .limit(KEPT)
                    .toList());
    sorted = Optional.of(view);
    return view;
  }

  /** The place behind all that has been read. */
  public synchronized StreamPosition end() {
    return new StreamPosition(next);
  }

  /** Alerts from a place on, those to come included; without a place only those. */
  public synchronized AlertTap listen(Optional<StreamPosition> from) {
    StreamPosition start = from.orElseGet(this::end);
    List<KeptAlert> backlog =
        read.stream()
            .filter(kept -> !start.covers(kept.place().partition(), kept.place().offset()))
            .toList();
    AlertTap tap = new AlertTap(backlog, misses(start), start, this);
    if (closed) {
      tap.cut();
    }
    taps.add(tap);
    return tap;
  }

  synchronized void leave(AlertTap tap) {
    taps.remove(tap);
  }

  synchronized void close() {
    closed = true;
    taps.forEach(AlertTap::cut);
  }

  private boolean misses(StreamPosition start) {
    for (int partition = 0; partition < forgotten.size(); partition++) {
      long last = forgotten.get(partition) - 1;
      if (last >= 0 && !start.covers(partition, last)) {
        return true;
      }
    }
    return false;
  }

  private void trim() {
    Place oldest = newestFirst().getLast().place();
    read.stream()
        .map(KeptAlert::place)
        .filter(place -> place.compareTo(oldest) < 0)
        .forEach(place -> set(forgotten, place.partition(), place.offset() + 1));
    read.removeIf(kept -> kept.place().compareTo(oldest) < 0);
  }

  private static void set(List<Long> offsets, int partition, long value) {
    if (offsets.size() <= partition) {
      offsets.addAll(Collections.nCopies(partition + 1 - offsets.size(), 0L));
    }
    offsets.set(partition, Math.max(offsets.get(partition), value));
  }
}
