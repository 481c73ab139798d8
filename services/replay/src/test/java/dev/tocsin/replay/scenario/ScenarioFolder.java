package dev.tocsin.replay.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A scenario folder that a test writes. */
record ScenarioFolder(Path path) {

  ScenarioFolder with(String file, String text) {
    return with(file, text.getBytes(UTF_8));
  }

  ScenarioFolder with(String file, byte[] bytes) {
    try {
      Path target = path.resolve(file);
      Files.createDirectories(target.getParent());
      Files.write(target, bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Scenario read() throws ScenarioException {
    return ScenarioReader.read(path);
  }
}
