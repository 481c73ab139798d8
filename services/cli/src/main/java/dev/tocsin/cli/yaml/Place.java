package dev.tocsin.cli.yaml;

import java.nio.file.Path;

/**
 * A place in a file that a person wrote.
 *
 * @param line 1 and up; 0 when it is the file as a whole
 * @param column character within the line, 1 and up; 0 when it is the file as a whole
 */
public record Place(Path path, int line, int column) {

  public static Place whole(Path path) {
    return new Place(path, 0, 0);
  }

  /** As editors and compilers write it. */
  @Override
  public String toString() {
    return line == 0 ? path.toString() : path + ":" + line + ":" + column;
  }
}
