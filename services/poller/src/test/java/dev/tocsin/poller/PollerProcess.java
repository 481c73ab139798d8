package dev.tocsin.poller;

import dev.tocsin.messaging.KafkaSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A poller in a JVM of its own, to be killed or put to sleep; it polls when it is asked to, and
 * ends by itself when its input does.
 */
record PollerProcess(Process process) implements AutoCloseable {

  /**
   * @param kafka its instance is what the server knows the process by
   */
  static PollerProcess start(KafkaSettings kafka, InetSocketAddress server, List<String> hosts)
      throws IOException {
    return new PollerProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                PollerProcess.class.getName(),
                kafka.bootstrapServers(),
                Integer.toString(kafka.partitions()),
                kafka.instance(),
                kafka.state().toString(),
                Integer.toString(server.getPort()),
                String.join(",", hosts))
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(
                    Path.of("target", "scale-out-" + kafka.instance() + ".log").toFile()))
            .start());
  }

  /** SIGKILL, and gone when this returns. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** It stands still, as in a long pause of its machine; its connections stay. */
  void sleep() throws Exception {
    signal("-STOP");
  }

  void wake() throws Exception {
    signal("-CONT");
  }

  private void signal(String signal) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start();
    if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0) {
      throw new IllegalStateException("kill " + signal + " failed");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  static PollerSettings settings(String name, InetSocketAddress server, List<String> hosts) {
    return PollerSettings.of(
        InstantSource.system(),
        PollerLine.http(name + "/1 (+https://tocsin.test/about)", server, hosts),
        PollRules.BY_REQUEST);
  }

  public static void main(String[] args) throws IOException {
    KafkaSettings kafka =
        new KafkaSettings(
            args[0], "tocsin.", Integer.parseInt(args[1]), true, args[2], Path.of(args[3]));
    InetSocketAddress server =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[4]));
    PollerSettings settings = settings(args[2], server, List.of(args[5].split(",")));
    try (Poller poller = Poller.start(settings, kafka, death -> Runtime.getRuntime().halt(1))) {
      System.out.println(poller.name() + " runs");
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
