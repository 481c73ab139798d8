package dev.tocsin.benchmarks.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tocsin.benchmarks.Bar;
import dev.tocsin.benchmarks.Outcome;
import dev.tocsin.domain.Sending;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * {@code bench delivery}: what bad receivers cost good ones, throughput beside the ceiling of the
 * sink, latency at a steady rate, a million messages that wait, kills and an outage.
 */
public final class DeliveryBench {
  private static final int LANES = 100;
  static final int BODY = 500;
  private static final int CLIENTS = 64;

  /** What compaction and the compiler still have to do after a full load is done by then. */
  private static final int SETTLING = 10;

  private static final int OUTAGE_SECONDS = 120;

  /** Enough that the JVM has compiled most of what it will: it takes a minute on two cores. */
  private static final int WARM_UP = 600_000;

  /**
   * Of the bare client and of the dispatcher, in turns. Each is compared with the one beside it,
   * since the machine may be twice as fast a minute later; the medians count.
   */
  private static final int RUNS = 5;

  /** Of a message like the dispatcher's, but always the same: the bare client signs nothing. */
  private static final Map<String, String> MESSAGE_HEADERS =
      Map.of(
          "Content-Type",
          "application/json",
          "webhook-id",
          "%032x".formatted(0),
          "webhook-timestamp",
          "1700000000",
          "webhook-signature",
          "v1," + "A".repeat(43) + "=");

  static final Sending WIDE =
      new Sending(false, 0, 10, Sending.MOST_WAITING, List.of(), Duration.ofDays(5));

  private final Set<String> parts;
  private final int seconds;
  private final int messages;
  private final int parked;
  private final int bytes;
  private final int kills;
  private final Map<String, Double> figures = new LinkedHashMap<>();
  private final List<Bar> bars = new ArrayList<>();

  /**
   * A run.
   *
   * @param seconds of each steady run
   * @param messages at full rate
   * @param parked messages that wait
   * @param bytes of each message that waits
   * @param kills of the dispatcher while it sends
   */
  public DeliveryBench(
      Set<String> parts, int seconds, int messages, int parked, int bytes, int kills) {
    this.parts = parts;
    this.seconds = seconds;
    this.messages = messages;
    this.parked = parked;
    this.bytes = bytes;
    this.kills = kills;
  }

  public Outcome run() throws Exception {
    if (parts.contains("throughput") || parts.contains("latency")) {
      steadyAndFull();
    }
    if (parts.contains("isolation")) {
      new Isolation(seconds).run(figures, bars);
    }
    if (parts.contains("parked")) {
      new Parked(parked, bytes).run(figures, bars);
    }
    if (parts.contains("kills")) {
      new KillRun(kills).run(figures, bars);
    }
    if (parts.contains("outage")) {
      new Outage(OUTAGE_SECONDS).run(figures, bars);
    }
    return new Outcome("delivery", figures, bars);
  }

  private void steadyAndFull() throws Exception {
    try (Rig rig = Rig.open()) {
      for (int i = 0; i < LANES; i++) {
        rig.subscribe("l" + i, Rig.host(i % 10), "/ok/l" + i, WIDE);
      }
      rig.dispatch(10);
      progress("warming up");
      for (int n = 0; n < WARM_UP; n++) {
        rig.deliver("l" + n % LANES, n, BODY);
      }
      await(rig.sink, WARM_UP);
      if (parts.contains("latency")) {
        latency(rig);
      }
      if (parts.contains("throughput")) {
        throughput(rig);
      }
    }
  }

  private void latency(Rig rig) throws Exception {
    progress("200 messages/s for %d s".formatted(seconds));
    steady(200, SETTLING, n -> rig.deliver("l" + n % LANES, 900_000L + n, BODY));
    rig.sink.take();
    long before = rig.sink.received();
    steady(200, seconds, n -> rig.deliver("l" + n % LANES, 1_000_000L + n, BODY));
    await(rig.sink, before + 200L * seconds);
    List<Double> millis = millis(rig.sink.take());
    figures.put("made → received p50 at 200/s (ms)", percentile(millis, 0.5));
    figures.put("made → received p99 at 200/s (ms)", percentile(millis, 0.99));
    bars.add(Bar.atMost("made → received p50 at 200/s", percentile(millis, 0.5), 3, "ms"));
    bars.add(Bar.atMost("made → received p99 at 200/s", percentile(millis, 0.99), 25, "ms"));
  }

  private void throughput(Rig rig) throws Exception {
    List<Double> ceilings = new ArrayList<>();
    List<Double> rates = new ArrayList<>();
    long connected = rig.sink.connections();
    for (int run = 0; run < RUNS; run++) {
      progress("a bare client, %,d requests".formatted(messages));
      ceilings.add(bareClient(rig.sink));
      progress("%,d messages from a backlog".formatted(messages));
      rates.add(backlog(rig, 2_000_000L + (long) run * messages));
      rig.sink.take();
    }
    long ours = rig.sink.connections() - connected - (long) RUNS * CLIENTS;
    double reuse = 1 - (double) ours / ((long) RUNS * messages);
    double share =
        median(IntStream.range(0, RUNS).mapToObj(i -> rates.get(i) / ceilings.get(i)).toList());
    figures.put("requests/s of a bare client", median(ceilings));
    figures.put("messages/s from a backlog", median(rates));
    figures.put("connection reuse (%)", reuse * 100);
    bars.add(Bar.atLeast("share of the bare client's rate", share, 0.5, ""));
    bars.add(Bar.atLeast("connection reuse", reuse * 100, 99, "%"));
  }

  /** How fast messages go out that wait for the dispatcher, from the first one on. */
  private double backlog(Rig rig, long from) throws Exception {
    rig.rest();
    for (int n = 0; n < messages; n++) {
      rig.deliver("l" + n % LANES, from + n, BODY);
    }
    rig.flush();
    long received = rig.sink.received();
    rig.dispatch(10);
    await(rig.sink, received + 1);
    long began = System.nanoTime();
    await(rig.sink, received + messages);
    return messages * 1e9 / (System.nanoTime() - began);
  }

  private static double median(List<Double> values) {
    return percentile(values.stream().sorted().toList(), 0.5);
  }

  private double bareClient(Sink sink) throws Exception {
    byte[] body = Rig.body(BODY).getBytes(UTF_8);
    URI uri = URI.create("http://127.0.0.1:" + sink.address().getPort() + "/ok/bare");
    AtomicInteger left = new AtomicInteger(messages);
    try (CloseableHttpClient client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnPerRoute(CLIENTS)
                    .setMaxConnTotal(CLIENTS)
                    .build())
            .build()) {
      long began = System.nanoTime();
      try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < CLIENTS; i++) {
          workers.execute(() -> postWhile(client, uri, body, left));
        }
      }
      return messages * 1e9 / (System.nanoTime() - began);
    }
  }

  private static void postWhile(
      CloseableHttpClient client, URI uri, byte[] body, AtomicInteger left) {
    while (left.decrementAndGet() >= 0) {
      HttpPost post = new HttpPost(uri);
      MESSAGE_HEADERS.forEach(post::setHeader);
      post.setEntity(new ByteArrayEntity(body, null));
      try {
        client.execute(post, response -> response.getCode());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Does it so often a second, evenly. */
  static void steady(int aSecond, int seconds, IntConsumer one) throws InterruptedException {
    long began = System.nanoTime();
    for (int n = 0; n < aSecond * seconds; n++) {
      long due = began + n * 1_000_000_000L / aSecond;
      for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
        Thread.sleep(Duration.ofNanos(wait));
      }
      one.accept(n);
    }
  }

  private static void await(Sink sink, long count) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
    while (sink.received() < count) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(sink.received() + " of " + count + " messages came");
      }
      Thread.sleep(Duration.ofMillis(2));
    }
  }

  static List<Double> millis(List<Sink.Sample> samples) {
    return samples.stream().map(sample -> sample.tookMicros() / 1_000.0).sorted().toList();
  }

  static double percentile(List<Double> sorted, double share) {
    return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }

  static void progress(String what) {
    System.err.println("bench delivery: " + what);
  }
}
