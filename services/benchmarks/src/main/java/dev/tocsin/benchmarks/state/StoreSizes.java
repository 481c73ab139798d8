package dev.tocsin.benchmarks.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Bytes of the tables of each state store, over all tasks, while none of them is open. */
final class StoreSizes {
  private static final String PLAIN = "rocksdb";
  private static final int STORE_PLACE = 2;

  private StoreSizes() {}

  static Map<String, Long> of(Path state) throws IOException {
    Map<String, Long> sizes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(state)) {
      files
          .filter(file -> file.toString().endsWith(".sst"))
          .forEach(file -> add(state.relativize(file), file, sizes));
    }
    return sizes;
  }

  /** {@code <app>/<task>/rocksdb/<store>/…}, and without {@code rocksdb} for one of windows. */
  private static void add(Path below, Path file, Map<String, Long> sizes) {
    int place = below.getName(STORE_PLACE).toString().equals(PLAIN) ? STORE_PLACE + 1 : STORE_PLACE;
    sizes.merge(below.getName(place).toString(), size(file), Long::sum);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
