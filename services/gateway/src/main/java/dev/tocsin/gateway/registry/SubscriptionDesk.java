package dev.tocsin.gateway.registry;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Channel;
import dev.tocsin.domain.Frequency;
import dev.tocsin.domain.QuietHours;
import dev.tocsin.domain.SecretBox;
import dev.tocsin.domain.Sending;
import dev.tocsin.domain.Snooze;
import dev.tocsin.domain.Spelling;
import dev.tocsin.domain.State;
import dev.tocsin.domain.Subscription;
import dev.tocsin.domain.Subscription.Filter;
import dev.tocsin.domain.Topic;
import dev.tocsin.gateway.model.ReadModel;
import dev.tocsin.gateway.model.Shelf;
import dev.tocsin.gateway.registry.SubscriptionSecrets.Choice;
import dev.tocsin.messaging.Json;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.outbound.AddressPolicy;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Subscriptions as people write them: a channel is enough. */
public final class SubscriptionDesk implements Desk<Subscription> {
  private static final int MOST_SNOOZES = 100;
  private static final LocalTime UNWRITTEN = LocalTime.MIN;

  private final ReadModel model;
  private final ChannelDraft channels;
  private final SubscriptionSecrets secrets;
  private final InstantSource clock;

  public SubscriptionDesk(
      ReadModel model,
      AddressPolicy policy,
      SecretBox box,
      InstantSource clock,
      String kafkaPrefix) {
    this.model = model;
    this.channels = new ChannelDraft(policy, kafkaPrefix);
    this.secrets = new SubscriptionSecrets(box);
    this.clock = clock;
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
    subscription.secrets().keySet().forEach(name -> names.put(name, SubscriptionSecrets.SEALED));
    return json;
  }

  @Override
  public Drafted<Subscription> read(String id, JsonNode body, Optional<Subscription> known) {
    Draft draft = Draft.of(body);
    Identity.check(draft, id, known.map(Subscription::version));
    String name = draft.text("name", 200, id);
    Filter filter = filter(draft.section("filter"));
    Optional<ChannelDraft.Read> channel = channels.read(draft, known.map(Subscription::channel));
    Frequency frequency =
        draft.form("frequency", Frequency.INSTANT, Frequency.FORMS, Frequency::parse);
    ZoneId zone =
        draft.form("zone", ZoneOffset.UTC, "a time zone as Europe/Kyiv or UTC", ZoneId::of);
    Optional<QuietHours> quiet =
        draft.has("quietHours") ? quietHours(draft.section("quietHours")) : Optional.empty();
    List<Snooze> snoozes = snoozes(draft);
    Optional<Sending> sending = sending(draft.section("sending"));
    State state = Identity.state(draft);
    Choice chosen = secrets(draft, id, channel, known.map(Subscription::secrets).orElse(Map.of()));
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
                    channel.orElseThrow().channel(),
                    frequency,
                    zone,
                    quiet,
                    snoozes,
                    sending.orElseThrow(),
                    chosen.sealed()),
            chosen.told())
        : new Drafted.Faulty<>(problems);
  }

  /** Only webhooks are signed, and only chats and mail have an address that is a secret. */
  private Choice secrets(
      Draft draft, String id, Optional<ChannelDraft.Read> read, Map<String, String> known) {
    Draft written = draft.section("secrets");
    boolean secretPlace =
        read.map(ChannelDraft.Read::channel)
            .filter(channel -> channel instanceof Channel.Chat || channel instanceof Channel.Email)
            .isPresent();
    boolean signed =
        read.map(ChannelDraft.Read::channel).filter(Channel.Webhook.class::isInstance).isPresent()
            || read.isEmpty();
    Choice none = Choice.of(Map.of());
    return (signed ? secrets.signing(written, id, known, clock.instant()) : none)
        .and(secrets.brought(written, SubscriptionSecrets.AUTHORIZATION, id, known))
        .and(
            secretPlace ? secrets.address(written, read.orElseThrow().address(), id, known) : none);
  }

  private Filter filter(Draft draft) {
    return new Filter(
        topics(draft),
        draft.choices("levels", Alert.Level.class),
        draft.texts("sites"),
        draft.texts("languages"),
        draft.integer("minSources", 1, 1),
        draft.number("minScore", 0, 0),
        draft.choice("alarms", Subscription.Alarms.class, Subscription.Alarms.NONE));
  }

  private List<String> topics(Draft draft) {
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
    return topics;
  }

  private boolean alive(Topic topic) {
    return topic.state() != State.DELETED;
  }

  private Optional<QuietHours> quietHours(Draft draft) {
    LocalTime from = time(draft, "from");
    LocalTime until = time(draft, "until");
    List<DayOfWeek> days = draft.choices("days", DayOfWeek.class);
    Draft urgent = draft.section("urgent");
    QuietHours.Urgent through =
        new QuietHours.Urgent(topics(urgent), urgent.choices("levels", Alert.Level.class));
    return draft.sound()
        ? made(draft, "until", () -> new QuietHours(from, until, days, through))
        : Optional.empty();
  }

  private static LocalTime time(Draft draft, String name) {
    if (!draft.has(name)) {
      draft.wrong(name, "it is missing", "write a time of day as 22:00");
    }
    return draft.form(name, UNWRITTEN, "a time of day as 22:00", LocalTime::parse);
  }

  private static List<Snooze> snoozes(Draft whole) {
    List<Draft> written = whole.sections("snoozes");
    if (written.size() > MOST_SNOOZES) {
      whole.wrong("snoozes", "there are " + written.size(), "keep at most " + MOST_SNOOZES);
    }
    return written.stream()
        .map(
            draft ->
                new Snooze(
                    draft.choice("of", Snooze.Of.class, Snooze.Of.STORY),
                    orPlaceholder(draft.text("id", "write the id of the story or of the topic")),
                    draft.form(
                        "until", Instant.EPOCH, "a time as 2026-03-01T08:00:00Z", Instant::parse)))
        .toList();
  }

  /** The draft knows that it is missing. */
  private static String orPlaceholder(String id) {
    return id.isBlank() ? "?" : id;
  }

  private static Optional<Sending> sending(Draft draft) {
    Sending usual = Sending.USUAL;
    boolean fifo = draft.flag("fifo");
    double perSecond = draft.number("perSecond", 0, usual.perSecond());
    int atOnce = draft.integer("atOnce", 1, usual.atOnce());
    int most = draft.integer("most", 1, usual.most());
    List<Duration> retries =
        draft.forms("retries", "durations as PT0S, PT30S or PT2H", Duration::parse);
    Duration patience = draft.duration("patience", usual.patience());
    return made(draft, "", () -> new Sending(fifo, perSecond, atOnce, most, retries, patience));
  }

  /** What the value itself refuses is told as a problem of the draft. */
  private static <V> Optional<V> made(Draft draft, String field, Supplier<V> value) {
    try {
      return Optional.of(value.get());
    } catch (IllegalArgumentException e) {
      draft.wrong(field, String.valueOf(e.getMessage()), "write another value");
      return Optional.empty();
    }
  }

  @Override
  public Subscription deleted(Subscription subscription) {
    return subscription.becoming(State.DELETED);
  }

  @Override
  public List<Entry<?>> entries(Subscription subscription, Optional<Subscription> known) {
    return List.of(Entry.of(KafkaTopics.SUBSCRIPTIONS, subscription.id(), subscription));
  }
}
