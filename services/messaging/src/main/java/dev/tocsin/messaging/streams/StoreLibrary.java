package dev.tocsin.messaging.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.NativeLibraryLoader;

/**
 * RocksDB's native library, unpacked beside the stores: one file under one name, however often the
 * process is killed. By itself RocksDB leaves a new one in the temporary folder at each kill.
 */
final class StoreLibrary {
  private StoreLibrary() {}

  /** Loads it, once in a process; must come before anything else of RocksDB. */
  static void load(Path state) {
    Path folder = state.resolve("native");
    try {
      Files.createDirectories(folder);
      NativeLibraryLoader.getInstance().loadLibrary(folder.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack RocksDB's library into " + folder, e);
    }
  }
}
