package dev.tocsin.replay.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Alert.Level;
import dev.tocsin.domain.Article;
import dev.tocsin.domain.Attempt;
import dev.tocsin.domain.Delivery;
import dev.tocsin.domain.Evidence.Leading;
import dev.tocsin.domain.Evidence.Volume;
import dev.tocsin.domain.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The checker must find what it is there to find. */
class CheckerTest {
  private final Evidence sound = SoundRun.evidence();
  private final List<Article> articles = sound.articles().getOrDefault(0, List.of());
  private final Set<Served> served =
      sound.items().stream()
          .map(item -> new Served(item.feedId(), item.guid(), item.title()))
          .collect(Collectors.toSet());

  @Test
  void findsNothingInASoundRun() {
    assertThat(sound.alerts()).hasSize(2);
    assertThat(problems(sound, 0)).isEmpty();
  }

  @Test
  void findsARemovedAlert() {
    Evidence tampered = sound.withAlerts(sound.alerts().subList(1, 2));

    assertThat(problems(tampered, 0)).anyMatch(what -> what.contains("was raised 0 times"));
  }

  @Test
  void findsADoubledAlert() {
    List<Alert> alerts = new ArrayList<>(sound.alerts());
    alerts.add(alerts.getFirst());

    assertThat(problems(sound.withAlerts(alerts), 0))
        .anyMatch(what -> what.contains("was raised 2 times"));
  }

  @Test
  void findsAnAlteredAlert() {
    List<Alert> alerts = new ArrayList<>(sound.alerts());
    alerts.set(0, alert(alerts.getFirst(), alerts.getFirst().id(), 7));

    assertThat(problems(sound.withAlerts(alerts), 0))
        .anyMatch(what -> what.contains("is not as the model has it"));
  }

  @Test
  void findsAnAlertWithoutGround() {
    List<Alert> alerts = new ArrayList<>(sound.alerts());
    alerts.add(alert(alerts.getFirst(), "invented", 1));

    assertThat(problems(sound.withAlerts(alerts), 0))
        .anyMatch(what -> what.contains("has no ground"));
  }

  @Test
  void findsNothingInABurstThatStandsOnItsStories() {
    assertThat(BurstsOnEvidence.check(with(burst(2)))).isEmpty();
  }

  @Test
  void findsABurstThatCountsStoriesWhichAreNotThere() {
    assertThat(problems(with(burst(9)), 0)).anyMatch(what -> what.contains("2 stories began"));
  }

  @Test
  void findsABurstThatWasToldTwice() {
    assertThat(problems(with(burst(2), burst(2)), 0))
        .anyMatch(what -> what.contains("was raised 2 times"));
  }

  @Test
  void findsABurstThatIsNamedAnew() {
    assertThat(problems(with(alert(burst(2), "invented", 1)), 0))
        .anyMatch(what -> what.contains("is not named by its window"));
  }

  @Test
  void findsAMatchThatTheTopicDoesNotMake() {
    Article altered = articles.get(1).withMatches(articles.getFirst().matches());

    assertThat(problems(with(sound.items(), List.of(altered), sound.attempts()), 0))
        .anyMatch(what -> what.contains("of talks does not make"));
  }

  @Test
  void findsAnEntryThatWasLostAndOneThatCameTwice() {
    List<Item> items = new ArrayList<>(sound.items());
    items.set(0, items.get(1));

    assertThat(problems(with(items, articles, sound.attempts()), 0))
        .anyMatch(what -> what.contains("is in items 0 times"))
        .anyMatch(what -> what.contains("is in items 2 times"));
  }

  @Test
  void findsADoubledVersionOfAnArticle() {
    List<Article> doubled = new ArrayList<>(articles);
    doubled.add(doubled.getFirst());

    assertThat(problems(with(sound.items(), doubled, sound.attempts()), 0))
        .anyMatch(what -> what.contains("has versions [1, 1]"));
  }

  @Test
  void findsADeliveryThatNeverEnded() {
    List<Attempt> attempts = sound.attempts().subList(1, 2);

    assertThat(problems(with(sound.items(), articles, attempts), 1))
        .anyMatch(what -> what.contains("has not ended"));
  }

  @Test
  void findsASuccessThatTheReceiverKnowsNothingOf() {
    assertThat(problems(received(Map.of()), 0))
        .anyMatch(what -> what.contains("never got the 2xx"));
  }

  @Test
  void findsRepeatsThatNoKillExplains() {
    String id = sound.deliveries().getFirst().id();
    Evidence repeated =
        received(
            sound.deliveries().stream()
                .collect(
                    Collectors.toMap(
                        Delivery::id, d -> d.id().equals(id) ? List.of(204, 204) : List.of(204))));

    assertThat(problems(repeated, 1)).isEmpty();
    assertThat(problems(repeated, 0)).anyMatch(what -> what.contains("1 repeats"));
  }

  private List<String> problems(Evidence evidence, int mostRepeats) {
    return Checker.check(served, evidence, mostRepeats).stream().map(Violation::what).toList();
  }

  private Evidence with(List<Item> items, List<Article> partition, List<Attempt> attempts) {
    return new Evidence(
        items,
        Map.of(0, partition),
        sound.topicVersions(),
        sound.alerts(),
        sound.alarms(),
        sound.subscriptions(),
        sound.deliveries(),
        attempts,
        sound.received());
  }

  private Evidence received(Map<String, List<Integer>> received) {
    return new Evidence(
        sound.items(),
        sound.articles(),
        sound.topicVersions(),
        sound.alerts(),
        sound.alarms(),
        sound.subscriptions(),
        sound.deliveries(),
        sound.attempts(),
        received);
  }

  private Evidence with(Alert... bursts) {
    List<Alert> alerts = new ArrayList<>(sound.alerts());
    alerts.addAll(List.of(bursts));
    return sound.withAlerts(alerts);
  }

  /** That a window ending with the alerts of the sound run held so many stories. */
  private Alert burst(int stories) {
    Alert a = sound.alerts().getLast();
    Instant from = a.alertedAt().minus(Duration.ofHours(2));
    Volume volume =
        new Volume(
            from,
            a.alertedAt(),
            stories,
            0.5,
            List.of(new Leading(a.storyId(), a.article().title(), a.article().url(), "Herald", 1)));
    return new Alert(
        Alert.idOf(a.topicId(), Alert.OF_NO_STORY, Level.BURST, from.toString()),
        a.topicId(),
        a.topicVersion(),
        Level.BURST,
        from.toString(),
        Alert.OF_NO_STORY,
        a.article(),
        a.spans(),
        a.score(),
        a.owners(),
        volume,
        a.publishedAt(),
        a.fetchedAt(),
        a.alertedAt(),
        a.downstream(),
        a.runId());
  }

  private static Alert alert(Alert a, String id, double score) {
    return new Alert(
        id,
        a.topicId(),
        a.topicVersion(),
        a.level(),
        a.step(),
        a.storyId(),
        a.article(),
        a.spans(),
        score,
        a.owners(),
        a.evidence(),
        a.publishedAt(),
        a.fetchedAt(),
        a.alertedAt(),
        a.downstream(),
        a.runId());
  }
}
