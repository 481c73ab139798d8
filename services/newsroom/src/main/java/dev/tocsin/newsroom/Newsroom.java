package dev.tocsin.newsroom;

import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.streams.RunningService;
import dev.tocsin.messaging.streams.StreamsApp;
import dev.tocsin.messaging.streams.StreamsRunner;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** The newsroom, running. */
public final class Newsroom implements RunningService {
  /** Identity and matching are most of the line's work: they have two threads. */
  private static final int ARTICLE_THREADS = 2;

  /** Nobody waits for what only counts; a burst asks for its commit. */
  private static final Duration BURSTS_COMMIT = Duration.ofSeconds(1);

  private final List<StreamsRunner> runners;

  private Newsroom(List<StreamsRunner> runners) {
    this.runners = runners;
  }

  /** Its topologies, as they run against this Kafka, by the scenario clock. */
  public static List<StreamsApp> apps(KafkaSettings kafka, InstantSource clock) {
    return List.of(
        StreamsApp.of("newsroom-articles", builder -> ArticleTopology.build(builder, kafka))
            .onThreads(Math.min(ARTICLE_THREADS, kafka.partitions())),
        StreamsApp.of("newsroom-stories", builder -> StoryTopology.build(builder, kafka)),
        StreamsApp.of("newsroom-bursts", builder -> BurstTopology.build(builder, kafka, clock))
            .committingEach(BURSTS_COMMIT));
  }

  /** Starts it; returns at once. */
  public static Newsroom start(
      KafkaSettings kafka, InstantSource clock, Consumer<Throwable> onDeath) {
    return new Newsroom(
        apps(kafka, clock).stream().map(app -> StreamsRunner.start(app, kafka, onDeath)).toList());
  }

  @Override
  public String name() {
    return "newsroom";
  }

  @Override
  public boolean ready() {
    return runners.stream().allMatch(StreamsRunner::ready);
  }

  @Override
  public List<StreamsRunner> runners() {
    return runners;
  }

  @Override
  public void close() {
    runners.parallelStream().forEach(StreamsRunner::close);
  }
}
