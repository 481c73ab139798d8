package dev.tocsin.benchmarks.delivery;

import dev.tocsin.dispatcher.Dispatcher;
import dev.tocsin.messaging.KafkaSettings;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A dispatcher in a JVM of its own, so that it can be killed. */
public final class DispatcherProcess implements AutoCloseable {
  private static final String HEAP = "-Xmx256m";

  private final Process process;

  private DispatcherProcess(Process process) {
    this.process = process;
  }

  static DispatcherProcess start(KafkaSettings kafka, Sink sink, int hosts, Path log)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            HEAP,
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            DispatcherProcess.class.getName(),
            kafka.bootstrapServers(),
            kafka.state().toString(),
            Integer.toString(sink.address().getPort()),
            Integer.toString(hosts));
    File file = log.toFile();
    builder.redirectError(Redirect.appendTo(file)).redirectOutput(Redirect.appendTo(file));
    return new DispatcherProcess(builder.start());
  }

  boolean alive() {
    return process.isAlive();
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Stops it in good order: what it has done is committed. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** The child. */
  public static void main(String[] words) throws InterruptedException {
    KafkaSettings kafka = Rig.kafka(words[0], Path.of(words[1]));
    InetSocketAddress sink =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(words[2]));
    Dispatcher dispatcher =
        Dispatcher.start(
            Rig.settings(sink, Integer.parseInt(words[3])),
            kafka,
            cause -> Runtime.getRuntime().halt(1));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(dispatcher::close));
    Thread.sleep(Duration.ofDays(1));
  }
}
