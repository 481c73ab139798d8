package dev.tocsin.messaging.kill;

import dev.tocsin.messaging.JsonSerde;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.streams.StreamsApp;
import dev.tocsin.messaging.streams.StreamsRunner;
import dev.tocsin.messaging.work.AsyncWork;
import dev.tocsin.messaging.work.Vitals;
import dev.tocsin.messaging.work.WorkSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * A JVM that posts what is on one Kafka topic, to be killed; it ends by itself when its input does.
 */
record PostingProcess(Process process) implements AutoCloseable {
  static final String POSTS = "posts";
  static final String POSTED = "posted";
  static final int MAX_IN_FLIGHT = 50;

  static PostingProcess start(KafkaSettings kafka, URI receiver) throws IOException {
    return new PostingProcess(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                PostingProcess.class.getName(),
                kafka.bootstrapServers(),
                kafka.state().toString(),
                receiver.toString())
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(Path.of("target", "kill-test.log").toFile()))
            .start());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL, and gone when this returns. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  public static void main(String[] args) throws IOException {
    KafkaSettings kafka = new KafkaSettings(args[0], "", 1, true, "victim", Path.of(args[1]));
    try (HttpClient http = HttpClient.newHttpClient();
        ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      Posting posting = new Posting(http, URI.create(args[2]));
      WorkSettings settings =
          new WorkSettings(
              InstantSource.system(), workers, MAX_IN_FLIGHT, Duration.ofDays(1), new Vitals());
      StreamsApp app = StreamsApp.of("posting", builder -> topology(builder, settings, posting));
      try (StreamsRunner runner =
          StreamsRunner.start(app, kafka, death -> Runtime.getRuntime().halt(1))) {
        System.out.println(runner.name() + " runs");
        System.in.transferTo(OutputStream.nullOutputStream());
      }
    }
  }

  private static Topology topology(StreamsBuilder builder, WorkSettings settings, Posting posting) {
    builder.stream(POSTS, Consumed.with(Serdes.String(), Serdes.String()).withName("read-posts"))
        .process(
            new AsyncWork<>(
                "posting",
                Serdes.String(),
                JsonSerde.of(Posting.Plan.class),
                settings,
                stores -> posting),
            Named.as("post"))
        .to(POSTED, Produced.<String, String>as("write-posted").withValueSerde(Serdes.String()));
    return builder.build();
  }
}
