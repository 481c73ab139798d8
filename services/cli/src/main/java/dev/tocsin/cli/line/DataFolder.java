package dev.tocsin.cli.line;

import dev.tocsin.domain.SecretBox;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The folder of everything that an installation keeps, held by one process at a time. Its id is who
 * we are on Kafka, so that a restart is the same member.
 */
public final class DataFolder implements AutoCloseable {
  private static final int ID_BYTES = 6;

  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Takes a folder, made when it is missing. */
  public static DataFolder take(Path path) throws LineException {
    try {
      Files.createDirectories(path);
      FileChannel channel =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!lock(channel)) {
        channel.close();
        throw new LineException(
            "the data folder "
                + path.toAbsolutePath().normalize()
                + " is held by another Tocsin: stop that one, or name another folder with --data");
      }
      return new DataFolder(path, channel);
    } catch (IOException e) {
      throw new LineException(
          "the data folder %s cannot be used: %s; name another with --data"
              .formatted(path.toAbsolutePath().normalize(), reason(e)),
          e);
    }
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  public Path kafka() {
    return path.resolve("kafka");
  }

  public Path state() {
    return path.resolve("state");
  }

  /** The id of this installation. */
  public String id() throws LineException {
    return remembered("instance.id", ID_BYTES, HexFormat.of()::formatHex);
  }

  /** Seals and opens secrets with the keys that are set, else with the folder's own. */
  public SecretBox secrets(String configured) throws LineException {
    String keys =
        configured.isEmpty()
            ? remembered("secret.key", SecretBox.KEY_BYTES, Base64.getEncoder()::encodeToString)
            : configured;
    try {
      return new SecretBox(
          Arrays.stream(keys.split(","))
              .map(String::strip)
              .map(Base64.getDecoder()::decode)
              .toList());
    } catch (IllegalArgumentException e) {
      throw new LineException(
          "dispatcher.secret-key is not 32 bytes in Base64: make one with"
              + " 'head -c 32 /dev/urandom | base64'",
          e);
    }
  }

  /** Whether something was done in this folder, once and for all. */
  public boolean isDone(String what) {
    return Files.exists(path.resolve(what));
  }

  /** Remembers that something is done. */
  public void done(String what) throws LineException {
    try {
      Files.writeString(path.resolve(what), "");
    } catch (IOException e) {
      throw new LineException("cannot write to the data folder: " + reason(e), e);
    }
  }

  private interface Encoder {
    String encode(byte[] bytes);
  }

  private String remembered(String name, int length, Encoder encoder) throws LineException {
    Path file = path.resolve(name);
    try {
      if (Files.notExists(file)) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        writePrivately(file, encoder.encode(bytes));
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new LineException("cannot use " + file + ": " + reason(e), e);
    }
  }

  /** Whole or not at all, and readable by its owner only. */
  private static void writePrivately(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          fresh,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(fresh, text + "\n");
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Many exceptions of files say no more than the file's name. */
  private static String reason(IOException e) {
    return switch (e) {
      case FileAlreadyExistsException file -> file.getFile() + " is a file";
      case AccessDeniedException file -> "no permission for " + file.getFile();
      default -> String.valueOf(e.getMessage());
    };
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The process ends, and the lock with it.
    }
  }
}
