package dev.tocsin.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.util.FileLock;

/**
 * The folder of one broker, locked from before Kafka touches it until after Kafka is closed.
 *
 * <p>Kafka locks its folder too, but only once it has opened the metadata log for writing: a second
 * broker would have harmed the first by then. A folder that cannot be written would halt the JVM.
 */
final class DataFolder implements AutoCloseable {
  private final Path folder;
  private final FileLock lock;

  private DataFolder(Path folder, FileLock lock) {
    this.folder = folder;
    this.lock = lock;
  }

  static DataFolder lock(Path folder) {
    try {
      Files.createDirectories(folder);
      FileLock lock = new FileLock(folder.resolve("lock").toFile());
      if (!lock.tryLock()) {
        lock.unlockAndClose();
        throw DataFolderException.held(folder);
      }
      return new DataFolder(folder, lock);
    } catch (IOException e) {
      throw DataFolderException.unwritable(folder, e);
    }
  }

  /** Kafka's own part of the folder. */
  Path log() {
    return folder.resolve("kafka");
  }

  /** Makes the folder a Kafka node's when it is new; one that has a cluster id keeps it. */
  void format(int nodeId, String controllerListener) throws Exception {
    String log = log().toString();
    String clusterId =
        new MetaPropertiesEnsemble.Loader()
            .addLogDirs(List.of(log))
            .load()
            .clusterId()
            .orElseGet(() -> Uuid.randomUuid().toString());
    new Formatter()
        .setNodeId(nodeId)
        .setClusterId(clusterId)
        .addDirectory(log)
        .setMetadataLogDirectory(log)
        .setControllerListenerName(controllerListener)
        .setIgnoreFormatted(true)
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
        .run();
  }

  @Override
  public void close() {
    Utils.closeQuietly(lock::unlockAndClose, "lock of " + folder);
  }
}
