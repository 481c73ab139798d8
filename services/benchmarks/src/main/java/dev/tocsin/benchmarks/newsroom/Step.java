package dev.tocsin.benchmarks.newsroom;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the newsroom spends its time on, by the classes that are at work. */
enum Step {
  JSON("JSON, in and out", "tools.jackson.", "dev.tocsin.messaging.JsonSerde"),
  STORES("state stores", "org.rocksdb.", "org.apache.kafka.streams.state."),
  CLIENTS("Kafka clients", "org.apache.kafka.clients.", "org.apache.kafka.common."),
  MATCHING("topics and language", "dev.tocsin.matching."),
  STORIES("stories and alert decisions", "dev.tocsin.domain.story."),
  BURSTS("bursts and silence", "dev.tocsin.domain.burst.", "dev.tocsin.newsroom.WatchVolumes"),
  IDENTITY("identity and clean text", "dev.tocsin.domain.article.", "dev.tocsin.newsroom."),
  STREAMS("Kafka Streams", "org.apache.kafka.streams."),
  BROKER("broker"),
  NATIVE("compiler, collector, other threads");

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // it is made by List.of
  private final List<String> classes;

  Step(String label, String... classes) {
    this.label = label;
    this.classes = List.of(classes);
  }

  String label() {
    return label;
  }

  /**
   * Of a moment on a thread: the step of the innermost class that belongs to one.
   *
   * @param frames names of classes, the innermost first
   */
  static Step of(String thread, Stream<String> frames) {
    if (thread.contains("kafka-producer") || thread.contains("kafka-admin")) {
      return CLIENTS;
    }
    if (!thread.contains("StreamThread")) {
      return BROKER;
    }
    return frames.flatMap(name -> of(name).stream()).findFirst().orElse(STREAMS);
  }

  private static Optional<Step> of(String className) {
    return Stream.of(values())
        .filter(step -> step.classes.stream().anyMatch(className::startsWith))
        .findFirst();
  }
}
