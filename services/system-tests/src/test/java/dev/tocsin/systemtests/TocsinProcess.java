package dev.tocsin.systemtests;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The {@code tocsin} command in a JVM of its own, as the launcher starts it. */
final class TocsinProcess implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;

  private TocsinProcess(Process process) {
    this.process = process;
  }

  /** Starts it; what it prints goes to a file. */
  static TocsinProcess start(Path output, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xss512k",
                "-Xmx320m",
                "--enable-native-access=ALL-UNNAMED",
                "-Dtocsin.home=" + home(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.tocsin.cli.Main"));
    command.addAll(List.of(arguments));
    return new TocsinProcess(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
            .start());
  }

  /** The folder of the project, which holds the seeds. */
  static Path home() {
    return Path.of("").toAbsolutePath().getParent().getParent();
  }

  /** Its exit code, once it has ended. */
  int await(Duration patience) throws InterruptedException {
    if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it still runs after " + patience);
    }
    return process.exitValue();
  }

  /** SIGKILL: no hook of it runs. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM. */
  void stop() {
    process.destroy();
  }

  static boolean isReady(URI gateway) {
    try {
      return HTTP.send(
                  HttpRequest.newBuilder(gateway.resolve("/ready"))
                      .timeout(Duration.ofSeconds(2))
                      .build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
