package dev.tocsin.benchmarks.poller;

import dev.tocsin.benchmarks.ChildJvm;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.outbound.AddressPolicy;
import dev.tocsin.outbound.OutboundSettings;
import dev.tocsin.poller.PollRules;
import dev.tocsin.poller.Poller;
import dev.tocsin.poller.PollerSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A poller in a JVM of its own, so that its heap has a bound of its own, and so that it can be
 * killed. It says how it is, once a second, to the process that started it.
 */
public final class PollerProcess implements AutoCloseable {
  private static final Pattern STATE = Pattern.compile("state (true|false) (\\d+)");
  private static final int HEAP_MEGABYTES = 512;
  private static final int MOST_IN_FLIGHT = 2_000;
  private static final Duration SITE_GAP = Duration.ofMillis(100);

  private final AtomicLong heapBytes = new AtomicLong();
  private volatile boolean ready;

  private final ChildJvm child;

  private PollerProcess(
      KafkaSettings kafka, InetSocketAddress farm, Duration firstPollGap, Path log)
      throws IOException {
    child =
        ChildJvm.start(
            PollerProcess.class,
            HEAP_MEGABYTES,
            log,
            this::hear,
            List.of(
                kafka.bootstrapServers(),
                Integer.toString(kafka.partitions()),
                kafka.state().toString(),
                Integer.toString(farm.getPort()),
                firstPollGap.toString()));
  }

  static PollerProcess start(
      KafkaSettings kafka, InetSocketAddress farm, Duration firstPollGap, Path log)
      throws IOException {
    return new PollerProcess(kafka, farm, firstPollGap, log);
  }

  private void hear(String line) {
    Matcher state = STATE.matcher(line);
    if (state.matches()) {
      ready = Boolean.parseBoolean(state.group(1));
      heapBytes.accumulateAndGet(Long.parseLong(state.group(2)), Math::max);
    }
  }

  boolean ready() {
    return ready;
  }

  boolean alive() {
    return child.alive();
  }

  /** The most heap that was ever in use, garbage included. */
  double heapMegabytes() {
    return heapBytes.get() / 1e6;
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    child.kill();
  }

  @Override
  public void close() {
    child.close();
  }

  /** The child. */
  public static void main(String[] words) throws InterruptedException {
    KafkaSettings kafka =
        new KafkaSettings(
            words[0], "tocsin.", Integer.parseInt(words[1]), true, "bench", Path.of(words[2]));
    InetSocketAddress farm =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(words[3]));
    OutboundSettings http =
        new OutboundSettings(
            "Tocsin/0.1 (+https://tocsin.dev/bot)",
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            1 << 20,
            AddressPolicy.allowing(List.of("127.0.0.1:" + farm.getPort())),
            (host, port) -> List.of(farm));
    PollRules rules =
        new PollRules(SITE_GAP, Duration.parse(words[4]), PollRules.Scope.HOST, false);
    Poller poller =
        Poller.start(
            new PollerSettings(
                InstantSource.system(), http, rules, MOST_IN_FLIGHT, Optional.empty()),
            kafka,
            cause -> Runtime.getRuntime().halt(1));
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(poller::close));
    while (true) {
      long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      System.out.println("state " + poller.ready() + " " + heap);
      Thread.sleep(Duration.ofSeconds(1));
    }
  }
}
