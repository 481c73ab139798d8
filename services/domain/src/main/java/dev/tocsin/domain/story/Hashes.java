package dev.tocsin.domain.story;

/**
 * Hashes of 32 bits that stand for words. Of some ten thousand words in use, hardly two meet by
 * chance, and two that meet cost a comparison nothing worse than a shared word.
 */
final class Hashes {
  private Hashes() {}

  static int of(char[] chars, int length) {
    int hash = 0x811c9dc5;
    for (int i = 0; i < length; i++) {
      hash = (hash ^ chars[i]) * 0x01000193;
    }
    return mixed(hash);
  }

  static int of(String word) {
    return of(word.toCharArray(), word.length());
  }

  /** Of three words in their order. */
  static int of(int first, int second, int third) {
    return mixed((mixed(first * 31 + second) * 31) + third);
  }

  /** Spreads what differs over all bits, as MurmurHash3 ends; never 0, which stands for nothing. */
  private static int mixed(int hash) {
    int h = hash;
    h = (h ^ (h >>> 16)) * 0x85ebca6b;
    h = (h ^ (h >>> 13)) * 0xc2b2ae35;
    h ^= h >>> 16;
    return h == 0 ? 1 : h;
  }
}
