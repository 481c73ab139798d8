package dev.tocsin.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command in a JVM of its own, in the plainest of locales. */
final class TocsinProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Process process;
  private final Path out;
  private final Path err;

  private TocsinProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * Starts it.
   *
   * @param folder for what it prints, and in it {@code temporary} for its own temporary files
   */
  static TocsinProcess start(Path folder, String... arguments) throws IOException {
    Path temporary = Files.createDirectories(temporary(folder));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx320m",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + temporary,
                "-Dtocsin.home=" + Path.of("..", "..").toAbsolutePath().normalize(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.tocsin.cli.Main"));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("LC_ALL", "C");
    return new TocsinProcess(builder.start(), out, err);
  }

  static Path temporary(Path folder) {
    return folder.resolve("temporary");
  }

  TocsinProcess awaitOutput(String text) {
    await().atMost(PATIENCE).until(() -> out().contains(text) || !process.isAlive());
    return this;
  }

  /** SIGTERM. */
  TocsinProcess stop() {
    process.destroy();
    return this;
  }

  /** What it came to, once it has ended by itself. */
  Ran ended() throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it still runs; so far it said:\n" + out() + err());
    }
    return new Ran(process.exitValue(), out(), err());
  }

  private String out() throws IOException {
    return Files.readString(out, UTF_8);
  }

  /** Without what the JVM says of the class path that tests have. */
  private String err() throws IOException {
    return Files.readString(err, UTF_8)
        .lines()
        .filter(line -> !line.startsWith("WARNING: "))
        .reduce("", (all, line) -> all + line + "\n");
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
