package dev.tocsin.dispatcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Channel.Webhook;
import dev.tocsin.domain.Evidence;
import dev.tocsin.domain.Match;
import dev.tocsin.domain.SecretBox;
import dev.tocsin.domain.State;
import dev.tocsin.domain.Subscription;
import dev.tocsin.domain.Subscription.Alarms;
import dev.tocsin.domain.Subscription.Filter;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.outbound.AddressPolicy;
import dev.tocsin.outbound.Answer;
import dev.tocsin.outbound.GuardedSockets;
import dev.tocsin.outbound.Header;
import dev.tocsin.outbound.Headers;
import dev.tocsin.outbound.Resolver;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values for tests. */
final class Samples {
  static final Instant NOON = Instant.parse("2023-11-04T12:00:00Z");
  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  static final SecretBox BOX =
      new SecretBox(List.of("0123456789abcdef0123456789abcdef".getBytes(UTF_8)));

  private Samples() {}

  static KafkaSettings kafka(Path state) {
    return new KafkaSettings("127.0.0.1:9", "tocsin.", 2, true, "test", state);
  }

  static Alert alert(String topicId, String storyId) {
    return alert(topicId, storyId, Alert.Level.NEW);
  }

  static Alert alert(String topicId, String storyId, Alert.Level level) {
    return new Alert(
        Alert.idOf(topicId, storyId, level, "1"),
        topicId,
        3,
        level,
        "1",
        storyId,
        new Alert.Report(
            "a1", 1, "Talks „resume“", "Both sides met.", "https://herald.test/1", "Herald", "en"),
        List.of(new Match.Span(Match.Field.TITLE, 0, 5, "talks")),
        1,
        2,
        new Evidence.Coverage(NOON, 3, List.of("Herald", "Courier")),
        Optional.empty(),
        NOON.minusSeconds(1),
        NOON,
        false,
        "");
  }

  static Subscription subscription(String id, State state, Filter filter, String url) {
    Subscription subscription =
        Subscription.to(id, new Webhook(url)).with(filter).withSecrets(signing(id));
    return state == State.ACTIVE ? subscription : subscription.becoming(state);
  }

  static Subscription subscription(String id, String topicId) {
    return subscription(id, State.ACTIVE, about(topicId), "https://desk.test/hook");
  }

  static Map<String, String> signing(String id) {
    return Map.of(Secrets.SIGNING, BOX.seal(SECRET, id + "/" + Secrets.SIGNING));
  }

  /** The outbox of a dispatcher. */
  static Outbox outbox(Courier courier) {
    return outbox(courier, InstantSource.system());
  }

  static Outbox outbox(Courier courier, InstantSource realClock) {
    return outbox(courier, realClock, Resolver.system());
  }

  static Outbox outbox(Courier courier, InstantSource realClock, Resolver resolver) {
    Secrets secrets = new Secrets(BOX);
    GuardedSockets sockets =
        new GuardedSockets(AddressPolicy.allowing(List.of("127.0.0.1")), resolver);
    return new Outbox(
        secrets,
        new Posts(courier, realClock),
        new Mails(
            secrets,
            sockets,
            new Unsubscribing(BOX, Optional.of(URI.create("https://tocsin.example/")))),
        new KafkaSink(kafka(Path.of("unused"))));
  }

  static Filter about(String... topicIds) {
    return new Filter(List.of(topicIds), List.of(), List.of(), List.of(), 1, 0, Alarms.NONE);
  }

  static Filter alarms(Alarms alarms) {
    return new Filter(List.of(), List.of(), List.of(), List.of(), 1, 0, alarms);
  }

  static Answer answer(int status, Header... headers) {
    return new Answer.Response(
        status,
        new Headers(List.of(headers)),
        "as scripted".getBytes(UTF_8),
        false,
        true,
        URI.create("https://desk.test/hook"));
  }
}
