package dev.tocsin.messaging;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Alert;
import dev.tocsin.domain.AlertPolicy;
import dev.tocsin.domain.Article;
import dev.tocsin.domain.Attempt;
import dev.tocsin.domain.Channel;
import dev.tocsin.domain.Delivery;
import dev.tocsin.domain.Evidence;
import dev.tocsin.domain.Feed;
import dev.tocsin.domain.FeedStatus;
import dev.tocsin.domain.Frequency;
import dev.tocsin.domain.HubWord;
import dev.tocsin.domain.Item;
import dev.tocsin.domain.Match;
import dev.tocsin.domain.Notice;
import dev.tocsin.domain.PollSchedule;
import dev.tocsin.domain.QuietHours;
import dev.tocsin.domain.Request;
import dev.tocsin.domain.Sending;
import dev.tocsin.domain.Snooze;
import dev.tocsin.domain.State;
import dev.tocsin.domain.Story;
import dev.tocsin.domain.Subscription;
import dev.tocsin.domain.SubscriptionStatus;
import dev.tocsin.domain.Topic;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of every type that is on Kafka, with everything that may be empty filled. */
final class Samples {
  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00.123456Z");
  private static final Match.Span SPAN = new Match.Span(Match.Field.TITLE, 0, 5, "talks");

  static final Feed FEED =
      new Feed(
          "herald-world",
          3,
          State.PAUSED,
          "http://herald.test/world.xml",
          "herald.test",
          "Herald",
          "World «Новини»",
          "GB",
          "en",
          1,
          List.of("press", "europe"),
          true,
          Feed.Backlog.ALERT,
          new PollSchedule(Optional.of(Duration.ofMinutes(5))),
          "run-1");

  static final Alert ALERT =
      new Alert(
          "a1",
          "negotiations",
          2,
          Alert.Level.GREW,
          "5",
          "s1",
          new Alert.Report("x1", 2, "Talks", "A lead", "http://a.test/1", "Herald", "en"),
          List.of(SPAN),
          1.5,
          5,
          new Evidence.Coverage(NOON, 7, List.of("Herald")),
          Optional.of(NOON),
          NOON.plusSeconds(1),
          NOON.plusSeconds(2),
          true,
          "");

  private Samples() {}

  static List<Object> all() {
    return List.of(
        FEED,
        new FeedStatus(
            "herald-world",
            "herald.test",
            FeedStatus.Outcome.FETCHED,
            "12 entries",
            200,
            1,
            12,
            3,
            Optional.of("http://herald.test/moved.xml"),
            List.of("http://herald.test/named.xml"),
            Optional.of(NOON),
            Optional.of(NOON.plusSeconds(300)),
            "max-age",
            List.of(new FeedStatus.Poll(NOON, FeedStatus.Outcome.FETCHED, 200, 3)),
            Optional.of(
                new FeedStatus.Hub(
                    "https://hub.test/",
                    "http://herald.test/world.xml",
                    "c1",
                    FeedStatus.HubPhase.VERIFIED,
                    "",
                    Optional.of(NOON),
                    5,
                    4,
                    1,
                    Optional.of(NOON)))),
        new HubWord.Pushed(
            "herald-world",
            "c1",
            NOON,
            "http://herald.test/world.xml",
            Optional.of("application/atom+xml"),
            "PGZlZWQvPg=="),
        new HubWord.Verified("herald-world", "c1", NOON, Optional.of(Duration.ofDays(10))),
        new HubWord.Denied("herald-world", "c1", NOON, "not a paying customer"),
        new HubWord.Refused("herald-world", "c1", NOON, "HTTP 503"),
        item(),
        topic(),
        article(),
        new Story(
            "s1",
            "en",
            "Talks",
            NOON,
            NOON,
            List.of(
                new Story.Member(
                    "x1",
                    "Herald",
                    Optional.empty(),
                    Optional.of(new Story.Reason(0.1, 0.3, List.of())),
                    Optional.empty()),
                new Story.Member(
                    "x2",
                    "Courier",
                    Optional.of("x1"),
                    Optional.of(new Story.Reason(0.61, 0.3, List.of("ceasefire"))),
                    Optional.of("s2"))),
            2,
            1,
            Optional.of("s0")),
        ALERT,
        subscription(),
        new Notice("my-hook", ALERT),
        new Delivery("d1", "my-hook", List.of("a1"), "{\"type\":\"alert\"}\n", NOON),
        new Attempt(
            "d1",
            "my-hook",
            2,
            NOON,
            503,
            1234,
            List.of("retry-after: 60"),
            "busy",
            Attempt.Outcome.RETRY,
            Optional.of(NOON.plusSeconds(60))),
        new SubscriptionStatus(
            "my-hook",
            1,
            SubscriptionStatus.Health.DISABLED,
            "410",
            7,
            Optional.of(NOON),
            NOON,
            100,
            NOON,
            Optional.of(new SubscriptionStatus.Agreement(120)),
            NOON),
        new Request.PollNow("herald-world", NOON),
        new Request.Ping("my-hook", NOON),
        new Request.Resend(new Delivery("d1", "my-hook", List.of("a1"), "{}", NOON), 3, NOON),
        new Alarm("feed/herald-world", "410 for a week", "delete it", NOON));
  }

  private static Item item() {
    return new Item(
        "i1",
        "herald-world",
        "herald.test",
        "Herald",
        "GB",
        1,
        List.of("press"),
        "en",
        "http://herald.test/1",
        "guid-1",
        "Talks \u2028 \u202e \ud83d\ude80",
        "<p>summary</p>",
        "<p>content</p>",
        new Item.FullText(
            "<html>", Item.FullText.Status.FETCHED, "whole", "http://herald.test/talks"),
        "A. Writer",
        List.of("politics"),
        Optional.of(NOON),
        Optional.of(NOON),
        NOON,
        true,
        false,
        "");
  }

  private static Topic topic() {
    return new Topic(
        "aid",
        7,
        State.ACTIVE,
        "Aid",
        "What is given",
        List.of("en", "uk"),
        "",
        List.of(new Topic.WeightedTerm(-0.5, "\"first aid\"")),
        2.5,
        new Topic.Where(
            List.of("herald.test"), List.of("f"), List.of("politics"), List.of("GB"), List.of(1)),
        Map.of("kyiv", "kyiv OR kiev"),
        new Topic.Tests(
            List.of(new Topic.Tests.Example("aid for Kyiv", "", "")),
            List.of(new Topic.Tests.Example("hearing aids", "de", "aid"))),
        new AlertPolicy(2, Duration.ofHours(6)),
        true,
        NOON);
  }

  private static Article article() {
    return new Article(
        "x1",
        2,
        Article.Change.UPDATED,
        "http://herald.test/1",
        "herald.test",
        "Herald",
        List.of(
            new Article.Sighting(
                "herald-world", "herald.test", "Herald", "GB", 1, List.of("press"))),
        "Talks",
        "A lead",
        "One.\n\nTwo.",
        "en",
        "A. Writer",
        List.of("politics"),
        Optional.of(NOON),
        "in the future",
        NOON,
        true,
        List.of(new Match("aid", 7, AlertPolicy.AT_ONCE, true, 2.5, List.of(SPAN))),
        "");
  }

  private static Subscription subscription() {
    return new Subscription(
        "my-hook",
        1,
        State.ACTIVE,
        "My hook",
        new Subscription.Filter(
            List.of("aid"),
            List.of(Alert.Level.NEW),
            List.of("herald.test"),
            List.of("en"),
            2,
            0.5,
            Subscription.Alarms.TOO),
        new Channel.Webhook(
            "https://receiver.test/hook", Channel.Form.CLOUDEVENTS, Map.of("x-desk", "news")),
        new Frequency.Weekly(DayOfWeek.MONDAY, LocalTime.of(7, 30)),
        ZoneId.of("Europe/Kyiv"),
        Optional.of(
            new QuietHours(
                LocalTime.of(22, 0),
                LocalTime.of(7, 0),
                List.of(DayOfWeek.SUNDAY),
                new QuietHours.Urgent(List.of("aid"), List.of(Alert.Level.BURST)))),
        List.of(new Snooze(Snooze.Of.STORY, "s1", NOON)),
        new Sending(true, 2.5, 3, 1_000, List.of(Duration.ZERO), Duration.ofDays(1)),
        Map.of("signing", "s1.sealed"));
  }
}
