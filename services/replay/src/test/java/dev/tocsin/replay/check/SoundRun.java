package dev.tocsin.replay.check;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.AlertPolicy;
import dev.tocsin.domain.Article;
import dev.tocsin.domain.Attempt;
import dev.tocsin.domain.Channel;
import dev.tocsin.domain.Delivery;
import dev.tocsin.domain.Item;
import dev.tocsin.domain.State;
import dev.tocsin.domain.Subscription;
import dev.tocsin.domain.Topic;
import dev.tocsin.domain.story.MapShelf;
import dev.tocsin.domain.story.StoryDecision;
import dev.tocsin.domain.story.StoryDesk;
import dev.tocsin.matching.Analyzers;
import dev.tocsin.matching.TopicIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a line leaves behind that has kept its promises: three articles, two alerts, delivered. */
final class SoundRun {
  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
  private static final List<String> TITLES =
      List.of("Peace talks open", "Harvest is late", "Trade talks stall in the north");
  private static final Topic TOPIC =
      new Topic(
          "talks",
          1,
          State.ACTIVE,
          "Talks",
          "",
          List.of("en"),
          "talks",
          List.of(),
          1,
          Topic.Where.ANYWHERE,
          Map.of(),
          Topic.Tests.NONE,
          AlertPolicy.AT_ONCE,
          false,
          NOON);

  private SoundRun() {}

  static Evidence evidence() {
    TopicIndex index = new TopicIndex(new Analyzers());
    index.put(TOPIC);
    StoryDesk desk = new StoryDesk(new MapShelf());
    List<Item> items = new ArrayList<>();
    List<Article> articles = new ArrayList<>();
    List<Alert> alerts = new ArrayList<>();
    for (String title : TITLES) {
      items.add(item(title));
      Article article = article(title);
      Article matched = article.withMatches(index.match(article));
      articles.add(matched);
      StoryDecision decision = desk.take(matched, NOON);
      alerts.addAll(decision.alerts());
    }
    List<Delivery> deliveries = alerts.stream().map(SoundRun::delivery).toList();
    return new Evidence(
        items,
        Map.of(0, articles),
        List.of(TOPIC),
        alerts,
        List.of(),
        List.of(subscription()),
        deliveries,
        deliveries.stream().map(SoundRun::delivered).toList(),
        deliveries.stream().collect(Collectors.toMap(Delivery::id, d -> List.of(204))));
  }

  private static Subscription subscription() {
    return Subscription.to("desk", new Channel.Webhook("http://receiver.test/"));
  }

  private static Delivery delivery(Alert alert) {
    List<String> ids = List.of(alert.id());
    return new Delivery(Delivery.idOf(ids, "desk"), "desk", ids, "{}", NOON);
  }

  private static Attempt delivered(Delivery delivery) {
    return new Attempt(
        delivery.id(),
        "desk",
        1,
        NOON,
        204,
        3,
        List.of(),
        "",
        Attempt.Outcome.DELIVERED,
        Optional.empty());
  }

  private static Item item(String title) {
    return new Item(
        title,
        "world",
        "herald.test",
        "Herald",
        "",
        0,
        List.of(),
        "en",
        url(title),
        title,
        title,
        "",
        "",
        Item.FullText.NOT_ASKED,
        "",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        NOON,
        false,
        false,
        "");
  }

  private static Article article(String title) {
    return new Article(
        title,
        1,
        Article.Change.NEW,
        url(title),
        "herald.test",
        "Herald",
        List.of(),
        title,
        "",
        "",
        "en",
        "",
        List.of(),
        Optional.empty(),
        "",
        NOON,
        false,
        List.of(),
        "");
  }

  private static String url(String title) {
    return "http://herald.test/" + title.hashCode();
  }
}
