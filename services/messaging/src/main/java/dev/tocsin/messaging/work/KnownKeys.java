package dev.tocsin.messaging.work;

/**
 * Which keys may be stored. New work is looked for in vain, and a look into RocksDB that finds
 * nothing costs as much as the rest of its arrival.
 *
 * <p>A counter for each of so many hashes: zero says no for certain. It is small, and says less the
 * more is stored. A counter that is full stays full.
 */
final class KnownKeys {
  private static final int BITS = 18;
  private static final int GOLDEN = 0x9E3779B9;

  private final byte[] counts = new byte[1 << BITS];

  void add(String key) {
    int at = place(key);
    if (counts[at] < Byte.MAX_VALUE) {
      counts[at]++;
    }
  }

  /** Takes back one {@link #add}. */
  void remove(String key) {
    int at = place(key);
    if (counts[at] < Byte.MAX_VALUE) {
      counts[at]--;
    }
  }

  boolean mayHave(String key) {
    return counts[place(key)] > 0;
  }

  private static int place(String key) {
    return (key.hashCode() * GOLDEN) >>> (Integer.SIZE - BITS);
  }
}
