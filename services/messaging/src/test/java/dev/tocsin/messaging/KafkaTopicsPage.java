package dev.tocsin.messaging;

import dev.tocsin.messaging.KafkaTopic.Cleanup;
import dev.tocsin.messaging.KafkaTopic.Spread;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The reference page {@code docs/kafka-topics.md}, as the catalogue says it. */
final class KafkaTopicsPage {
  private static final String HEAD =
      """
      # Kafka topics

      Every Kafka topic of the line, in the order in which news flows. This page is generated from
      `KafkaTopics.java`: change that, then run
      `mvn -pl services/messaging -am test -Dtest=KafkaTopicsPageTest -Dgolden=write -Dsurefire.failIfNoSpecifiedTests=false`.

      Names are written without the prefix of the installation (`kafka.prefix`, by default `tocsin.`).
      The part of a key before a slash decides the partition. Values are JSON with the header `schema`
      (`major.minor`); unknown fields are to be ignored. *wide* is `kafka.partitions`: 2 with the embedded
      broker, 12 on a cluster, 1 in a replay. A replay keeps everything.

      """;

  private static final String DOWNSTREAM =
      """

      ## Downstream

      A news topic that asks for it (`downstream: true`) has a Kafka topic of its own, made by the gateway
      before the topic is written.

      """;

  private KafkaTopicsPage() {}

  static String text() {
    return HEAD
        + table(KafkaTopics.all())
        + DOWNSTREAM
        + table(List.of(KafkaTopics.downstreamOf("<topicId>")));
  }

  private static String table(List<? extends KafkaTopic<?>> topics) {
    Stream<String> head =
        Stream.of(
            row("name", "key", "value", "partitions", "cleanup", "retention", "about"),
            row("---", "---", "---", "---", "---", "---", "---"));
    return Stream.concat(head, topics.stream().map(KafkaTopicsPage::row))
        .collect(Collectors.joining());
  }

  private static String row(KafkaTopic<?> topic) {
    return row(
        "`" + topic.name() + "`",
        topic.key(),
        topic.type() == byte[].class ? "bytes" : topic.type().getSimpleName(),
        topic.spread() == Spread.SINGLE ? "1" : "wide",
        topic.cleanup().policy(),
        topic.cleanup() == Cleanup.COMPACT ? "for ever" : days(topic.retention()),
        topic.about());
  }

  private static String row(String... cells) {
    return Stream.of(cells).collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String days(Duration retention) {
    long days = retention.toDays();
    return days == 1 ? "1 day" : days + " days";
  }
}
