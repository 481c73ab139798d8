package dev.tocsin.replay.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a text file that a person wrote, on whatever system they did. */
final class SourceFile {
  private static final int MAX_BYTES = 1 << 20;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private SourceFile() {}

  /** Its text with plain line ends, or empty when it cannot be read, which is noted. */
  static Optional<String> read(Path path, Problems problems) {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        problems.add(0, "it is larger than 1 MB", "split it");
        return Optional.empty();
      }
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(withPlainLineEnds(text));
    } catch (CharacterCodingException e) {
      problems.add(0, "it is not UTF-8", "save it as UTF-8");
    } catch (IOException e) {
      problems.add(0, "it cannot be read (" + e + ")", "look at its permissions");
    }
    return Optional.empty();
  }

  private static String withPlainLineEnds(String text) {
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return (marked ? text.substring(1) : text).replace("\r\n", "\n").replace('\r', '\n');
  }
}
