package dev.tocsin.cli.command;

import dev.tocsin.cli.terminal.Table;
import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Article;
import dev.tocsin.domain.Attempt;
import dev.tocsin.domain.Delivery;
import dev.tocsin.domain.Story;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.RealTime;
import dev.tocsin.replay.http.Receipt;
import dev.tocsin.replay.run.Recorded;
import dev.tocsin.replay.run.Recorder;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a replay came to.
 *
 * @param fetchedToAlert microseconds from the fetch until the alert could be read, sorted
 * @param alertToDelivered microseconds from the decision until the receiver had it, sorted
 */
record ReplayReport(
    long articles,
    long versions,
    long copies,
    long stories,
    Map<String, Long> alertsByTopic,
    long deliveries,
    long delivered,
    long firstAlertMicros,
    long tookMicros,
    List<Long> fetchedToAlert,
    List<Long> alertToDelivered) {

  private static final long UNKNOWN = Long.MIN_VALUE;
  private static final Delivery NOTHING = new Delivery("", "", List.of(), "", Instant.EPOCH);

  static ReplayReport of(
      Recorder recorder, List<Receipt> received, long startedMicros, long endedMicros) {
    List<Article> articles = values(recorder.of(KafkaTopics.ARTICLES));
    Map<String, Story> stories =
        values(recorder.of(KafkaTopics.STORIES)).stream()
            .collect(Collectors.toMap(Story::id, Function.identity(), (older, newer) -> newer));
    List<Recorded<Alert>> alerts = recorder.of(KafkaTopics.ALERTS);
    return new ReplayReport(
        articles.stream().map(Article::id).distinct().count(),
        articles.size(),
        stories.values().stream()
            .flatMap(story -> story.members().stream())
            .filter(member -> member.copyOf().isPresent())
            .count(),
        stories.size(),
        alerts.stream()
            .map(alert -> alert.value().topicId())
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting())),
        recorder.of(KafkaTopics.DELIVERIES).size(),
        values(recorder.of(KafkaTopics.ATTEMPTS)).stream()
            .filter(attempt -> attempt.outcome() == Attempt.Outcome.DELIVERED)
            .count(),
        alerts.stream().mapToLong(Recorded::receivedMicros).min().orElse(startedMicros)
            - startedMicros,
        endedMicros - startedMicros,
        alerts.stream()
            .flatMapToLong(alert -> alert.microsSince(RealTime.FETCHED).stream())
            .sorted()
            .boxed()
            .toList(),
        alertToDelivered(alerts, values(recorder.of(KafkaTopics.DELIVERIES)), received));
  }

  private static List<Long> alertToDelivered(
      List<Recorded<Alert>> alerts, List<Delivery> deliveries, List<Receipt> received) {
    Map<String, Long> alertedMicros = new HashMap<>();
    alerts.forEach(
        alert ->
            RealTime.ALERTED
                .of(alert.headers())
                .ifPresent(micros -> alertedMicros.put(alert.value().id(), micros)));
    Map<String, Delivery> byId =
        deliveries.stream()
            .collect(Collectors.toMap(Delivery::id, Function.identity(), (a, b) -> a));
    return received.stream()
        .filter(receipt -> receipt.status() / 100 == 2)
        .flatMapToLong(
            receipt ->
                byId
                    .getOrDefault(receipt.webhook().header("webhook-id").orElse(""), NOTHING)
                    .alertIds()
                    .stream()
                    .mapToLong(id -> alertedMicros.getOrDefault(id, UNKNOWN))
                    .filter(micros -> micros != UNKNOWN)
                    .map(micros -> receipt.webhook().receivedAtMicros() - micros))
        .sorted()
        .boxed()
        .toList();
  }

  private static <V> List<V> values(List<Recorded<V>> records) {
    return records.stream().map(Recorded::value).toList();
  }

  String table() {
    Table table =
        new Table(Table.terminalWidth())
            .row("articles", articles + " in " + versions + " versions")
            .row("copies", Long.toString(copies))
            .row("stories", Long.toString(stories));
    alertsByTopic.forEach((topic, count) -> table.row("alerts  " + topic, Long.toString(count)));
    return table
        .row("deliveries", delivered + " of " + deliveries)
        .row("first alert", millis(firstAlertMicros) + " after the start")
        .row("fetched → alert", percentiles(fetchedToAlert))
        .row("alert → delivered", percentiles(alertToDelivered))
        .row("took", millis(tookMicros))
        .toString();
  }

  private static String percentiles(List<Long> sorted) {
    return sorted.isEmpty()
        ? "none"
        : "p50 %s, p99 %s"
            .formatted(millis(percentile(sorted, 0.5)), millis(percentile(sorted, 0.99)));
  }

  private static long percentile(List<Long> sorted, double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }

  private static String millis(long micros) {
    return micros < 10_000_000
        ? "%.1f ms".formatted(micros / 1_000.0)
        : "%.1f s".formatted(micros / 1_000_000.0);
  }
}
