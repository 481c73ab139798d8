package dev.tocsin.gateway.registry;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.SecretBox;
import dev.tocsin.domain.Spelling;
import dev.tocsin.domain.State;
import dev.tocsin.domain.Subscription;
import dev.tocsin.domain.Subscription.Channel;
import dev.tocsin.domain.Subscription.Filter;
import dev.tocsin.domain.Subscription.Frequency;
import dev.tocsin.domain.Topic;
import dev.tocsin.gateway.model.ReadModel;
import dev.tocsin.gateway.model.Shelf;
import dev.tocsin.messaging.Json;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.outbound.AddressPolicy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Subscriptions as people write them: a channel is enough. */
public final class SubscriptionDesk implements Desk<Subscription> {
  private final ReadModel model;
  private final Addresses addresses;
  private final SigningSecrets secrets;

  public SubscriptionDesk(ReadModel model, AddressPolicy policy, SecretBox box) {
    this.model = model;
    this.addresses = new Addresses(policy);
    this.secrets = new SigningSecrets(box);
  }

  @Override
  public String noun() {
    return "subscription";
  }

  @Override
  public Shelf<Subscription> shelf() {
    return model.subscriptions();
  }

  @Override
  public long version(Subscription subscription) {
    return subscription.version();
  }

  @Override
  public State state(Subscription subscription) {
    return subscription.state();
  }

  @Override
  public ObjectNode shown(Subscription subscription) {
    ObjectNode json = Json.mapper().valueToTree(subscription);
    ObjectNode names = json.putObject("secrets");
    subscription.secrets().keySet().forEach(name -> names.put(name, SigningSecrets.SEALED));
    return json;
  }

  @Override
  public Drafted<Subscription> read(String id, JsonNode body, Optional<Subscription> known) {
    Draft draft = Draft.of(body);
    Identity.check(draft, id, known.map(Subscription::version));
    String name = draft.text("name", 200, id);
    Filter filter = filter(draft.section("filter"));
    Optional<Channel> channel = channel(draft);
    Frequency frequency = draft.choice("frequency", Frequency.class, Frequency.INSTANT);
    State state = Identity.state(draft);
    SigningSecrets.Choice chosen =
        secrets.choose(draft, id, known.map(Subscription::secrets).orElse(Map.of()));
    List<Problem> problems = draft.problems();
    return problems.isEmpty()
        ? new Drafted.Sound<>(
            version ->
                new Subscription(
                    id,
                    version,
                    state,
                    name,
                    filter,
                    channel.orElseThrow(),
                    frequency,
                    chosen.sealed()),
            chosen.told())
        : new Drafted.Faulty<>(problems);
  }

  private Filter filter(Draft draft) {
    List<String> topics = draft.texts("topics");
    List<String> known = model.topics().all().stream().filter(this::alive).map(Topic::id).toList();
    for (int i = 0; i < topics.size(); i++) {
      String topic = topics.get(i);
      if (!known.contains(topic)) {
        draft.wrong(
            "topics[" + i + "]",
            "there is no topic '" + topic + "'",
            Spelling.nearest(topic, known)
                .map(meant -> "did you mean '" + meant + "'?")
                .orElse("write the topic first"));
      }
    }
    return new Filter(
        topics,
        draft.choices("levels", Alert.Level.class),
        draft.texts("languages"),
        draft.integer("minSources", 1, 1),
        draft.number("minScore", 0, 0));
  }

  private boolean alive(Topic topic) {
    return topic.state() != State.DELETED;
  }

  private Optional<Channel> channel(Draft whole) {
    if (!whole.has("channel")) {
      whole.wrong(
          "channel", "it is missing", "write {\"type\": \"webhook\", \"url\": \"https://…\"}");
      return Optional.empty();
    }
    Draft draft = whole.section("channel");
    String type = draft.text("type", "write webhook");
    if (!type.isEmpty() && !type.equals("webhook")) {
      draft.wrong("type", "there is no channel '" + type + "'", "write webhook");
    }
    Optional<URI> url = addresses.read(draft, "url", "write where messages are to be posted");
    return url.map(uri -> new Channel.Webhook(uri.toString()));
  }

  @Override
  public Subscription deleted(Subscription subscription) {
    return new Subscription(
        subscription.id(),
        subscription.version() + 1,
        State.DELETED,
        subscription.name(),
        subscription.filter(),
        subscription.channel(),
        subscription.frequency(),
        Map.of());
  }

  @Override
  public List<Entry<?>> entries(Subscription subscription, Optional<Subscription> known) {
    return List.of(Entry.of(KafkaTopics.SUBSCRIPTIONS, subscription.id(), subscription));
  }
}
