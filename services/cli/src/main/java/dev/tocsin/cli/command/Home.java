package dev.tocsin.cli.command;

import dev.tocsin.cli.line.LineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where Tocsin is installed, as the launcher says: the folder that holds {@code seeds/}. */
final class Home {
  private Home() {}

  static Path seeds() {
    return Path.of(System.getProperty("tocsin.home", ".")).resolve("seeds");
  }

  /** The scenario that the demo shows: the first of the seeds. */
  static Path firstScenario() throws LineException {
    Path scenarios = seeds().resolve("scenarios");
    try (Stream<Path> folders = Files.list(scenarios)) {
      return folders
          .filter(Files::isDirectory)
          .min(Comparator.naturalOrder())
          .orElseThrow(() -> new LineException(scenarios + " holds no scenario"));
    } catch (IOException e) {
      throw new LineException(
          "the seeds are not at " + seeds() + ": start Tocsin by its launcher ./tocsin", e);
    }
  }
}
