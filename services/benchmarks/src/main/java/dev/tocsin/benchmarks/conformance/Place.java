package dev.tocsin.benchmarks.conformance;

/**
 * Where in a feed a value stands.
 *
 * @param entry from 0 on, or {@link #FEED}
 */
record Place(int entry, Field field) {
  static final int FEED = -1;

  @Override
  public String toString() {
    return entry == FEED ? "feed " + field : "entry %d %s".formatted(entry, field);
  }
}
