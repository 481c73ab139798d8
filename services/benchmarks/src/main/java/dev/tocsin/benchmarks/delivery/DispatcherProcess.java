package dev.tocsin.benchmarks.delivery;

import dev.tocsin.benchmarks.ChildJvm;
import dev.tocsin.dispatcher.Dispatcher;
import dev.tocsin.messaging.KafkaSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A dispatcher in a JVM of its own, so that it can be killed. */
public final class DispatcherProcess {
  private static final int HEAP_MEGABYTES = 256;

  private DispatcherProcess() {}

  static ChildJvm start(KafkaSettings kafka, Sink sink, int hosts, Path log) throws IOException {
    return ChildJvm.start(
        DispatcherProcess.class,
        HEAP_MEGABYTES,
        log,
        line -> {},
        List.of(
            kafka.bootstrapServers(),
            kafka.state().toString(),
            Integer.toString(sink.address().getPort()),
            Integer.toString(hosts)));
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
