package dev.tocsin.broker;

import java.io.IOException;
import java.nio.file.Path;

/** The data folder cannot be used: it cannot be written, or another broker holds it. */
public final class DataFolderException extends BrokerStartException {
  private final Path folder;

  private DataFolderException(Path folder, String message) {
    super(message);
    this.folder = folder;
  }

  static DataFolderException held(Path folder) {
    return new DataFolderException(
        folder,
        "The data folder " + folder + " is held by another broker: stop it, or choose another");
  }

  static DataFolderException unwritable(Path folder, IOException cause) {
    DataFolderException unwritable =
        new DataFolderException(
            folder,
            "The data folder "
                + folder
                + " cannot be written ("
                + cause
                + "): give this user the right to, or choose another folder");
    unwritable.initCause(cause);
    return unwritable;
  }

  public Path folder() {
    return folder;
  }
}
