package dev.tocsin.replay.check;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Article;
import dev.tocsin.domain.Attempt;
import dev.tocsin.domain.Delivery;
import dev.tocsin.domain.Item;
import dev.tocsin.domain.Subscription;
import dev.tocsin.domain.Topic;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.replay.run.Recorded;
import dev.tocsin.replay.run.Recorder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All that a line left behind, read committed, from the first record to the last.
 *
 * @param articles by partition, in the order of the partition
 * @param received by delivery id, the HTTP statuses that the receiver answered, in order
 */
public record Evidence(
    List<Item> items,
    Map<Integer, List<Article>> articles,
    List<Topic> topicVersions,
    List<Alert> alerts,
    List<Alarm> alarms,
    List<Subscription> subscriptions,
    List<Delivery> deliveries,
    List<Attempt> attempts,
    Map<String, List<Integer>> received) {

  /** What a recorder has read, and what the receiver says of itself. */
  public static Evidence of(Recorder recorder, Map<String, List<Integer>> received) {
    Map<Integer, List<Article>> articles =
        recorder.of(KafkaTopics.ARTICLES).stream()
            .collect(
                Collectors.groupingBy(
                    Recorded::partition,
                    TreeMap::new,
                    Collectors.mapping(Recorded::value, Collectors.toList())));
    return new Evidence(
        values(recorder.of(KafkaTopics.ITEMS)),
        articles,
        values(recorder.of(KafkaTopics.TOPIC_VERSIONS)),
        values(recorder.of(KafkaTopics.ALERTS)),
        values(recorder.of(KafkaTopics.ALARMS)),
        values(recorder.of(KafkaTopics.SUBSCRIPTIONS)),
        values(recorder.of(KafkaTopics.DELIVERIES)),
        values(recorder.of(KafkaTopics.ATTEMPTS)),
        received);
  }

  private static <V> List<V> values(List<Recorded<V>> records) {
    return records.stream().map(Recorded::value).toList();
  }

  public Evidence withAlerts(List<Alert> others) {
    return new Evidence(
        items,
        articles,
        topicVersions,
        others,
        alarms,
        subscriptions,
        deliveries,
        attempts,
        received);
  }
}
