package dev.tocsin.messaging.work;

/**
 * What is stored for one owner: the part before the slash of its keys.
 *
 * @param bytes as the errand weighs its work
 */
public record Load(int count, long bytes) {
  static final Load NONE = new Load(0, 0);

  Load plus(long weight) {
    return new Load(count + 1, bytes + weight);
  }

  Load minus(long weight) {
    return new Load(count - 1, bytes - weight);
  }
}
