package dev.tocsin.domain.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A story that reports can still join, with its latest reports. Their words stand in an index. */
final class OpenStory {
  /** So many reports say what a story is about now. */
  static final int REPORTS_KEPT = 64;

  /** The story that was heard of the longest time ago comes first. */
  static final Comparator<OpenStory> QUIETEST_FIRST =
      Comparator.comparing(OpenStory::lastSeenAt).thenComparing(OpenStory::id);

  private final String id;
  private final int number;
  private final List<Report> reports = new ArrayList<>();
  private Instant lastSeenAt;
  private int size;
  private int checkedSize;
  private int words;

  /**
   * A story without reports.
   *
   * @param number what it is called in the index while it is open
   */
  OpenStory(String id, int number, Instant lastSeenAt) {
    this.id = id;
    this.number = number;
    this.lastSeenAt = lastSeenAt;
  }

  String id() {
    return id;
  }

  int number() {
    return number;
  }

  Instant lastSeenAt() {
    return lastSeenAt;
  }

  /** All its reports, those that are no longer kept included. */
  int size() {
    return size;
  }

  /** Its size when a split was last looked into. */
  int checkedSize() {
    return checkedSize;
  }

  /** The latest ones, the oldest first. */
  List<Report> reports() {
    return Collections.unmodifiableList(reports);
  }

  /** Whether its reports are hardly more than headlines. */
  boolean isTerse() {
    return words < WordVector.TERSE * reports.size();
  }

  /** Adds a report; the answer is the one that is no longer kept for it. */
  Optional<Report> add(Report report, WordIndex index) {
    int place = Collections.binarySearch(reports, report, Report.OLDEST_FIRST);
    reports.add(place < 0 ? -place - 1 : place, report);
    weigh(report.vector(), 1, index);
    size++;
    if (report.fetchedAt().isAfter(lastSeenAt)) {
      lastSeenAt = report.fetchedAt();
    }
    if (reports.size() <= REPORTS_KEPT) {
      return Optional.empty();
    }
    Report outgrown = reports.removeFirst();
    weigh(outgrown.vector(), -1, index);
    return Optional.of(outgrown);
  }

  /** Takes a report out that goes to another story. */
  void remove(Report report, WordIndex index) {
    if (reports.remove(report)) {
      weigh(report.vector(), -1, index);
      size--;
    }
  }

  /** Takes its words out of the index. */
  void close(WordIndex index) {
    reports.forEach(report -> weigh(report.vector(), -1, index));
    reports.clear();
  }

  void checked(int atSize) {
    checkedSize = atSize;
  }

  void resized(int to) {
    size = to;
  }

  private void weigh(WordVector vector, int sign, WordIndex index) {
    for (int i = 0; i < vector.size(); i++) {
      index.add(vector.words()[i], number, sign * vector.weights()[i]);
    }
    words += sign * vector.size();
  }
}
