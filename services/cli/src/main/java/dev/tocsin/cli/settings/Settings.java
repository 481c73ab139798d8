package dev.tocsin.cli.settings;

import dev.tocsin.poller.PollRules.Scope;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything that can be set, and what it is set to. */
public final class Settings {
  private static final Duration SHORTEST = Duration.ofMillis(1);

  public static final Setting<Path> DATA =
      new Setting<>("data", "data", Forms::path, "Folder of everything that is kept.");
  public static final Setting<String> KAFKA_SERVERS =
      new Setting<>(
          "kafka.servers",
          "",
          Forms::text,
          "host:port of a Kafka cluster, several with commas; empty starts the embedded broker.");
  public static final Setting<String> KAFKA_PREFIX =
      new Setting<>("kafka.prefix", "tocsin.", Forms::text, "What our Kafka topics begin with.");
  public static final Setting<Integer> KAFKA_PARTITIONS =
      new Setting<>(
          "kafka.partitions",
          "0",
          Forms.number(0, 1000),
          "Partitions of the wide Kafka topics, fixed when they are made; 0 is 2 embedded, 12 on a"
              + " cluster.");
  public static final Setting<Integer> BROKER_PORT =
      new Setting<>(
          "broker.port",
          "9092",
          Forms.number(0, 65535),
          "Port of the embedded broker on loopback; 0 takes a free one.");
  public static final Setting<String> GATEWAY_HOST =
      new Setting<>(
          "gateway.host",
          "127.0.0.1",
          Forms::text,
          "Address that the API and the page listen on; another than loopback needs tokens.");
  public static final Setting<Integer> GATEWAY_PORT =
      new Setting<>(
          "gateway.port",
          "8080",
          Forms.number(0, 65535),
          "Port of the API and the page; 0 takes a free one.");
  public static final Setting<String> PUBLIC_URL =
      new Setting<>(
          "gateway.public-url",
          "",
          Forms::text,
          "Where readers of mail reach the gateway, as https://news.example.org/: with it, mail"
              + " offers one-click unsubscription.");
  public static final Setting<List<String>> GATEWAY_TOKENS =
      new Setting<>(
          "gateway.tokens",
          "",
          Forms::list,
          "API tokens, at least 16 characters each; with commas.");
  public static final Setting<Integer> OPS_PORT =
      new Setting<>(
          "ops.port",
          "0",
          Forms.number(0, 65535),
          "Port of these signs: /health, /ready and /metrics; 0 takes a free one.");
  public static final Setting<String> OPS_HOST =
      new Setting<>(
          "ops.host",
          "127.0.0.1",
          Forms::text,
          "Address of the signs of life of a service that runs alone.");
  public static final Setting<String> USER_AGENT =
      new Setting<>(
          "outbound.user-agent",
          "Tocsin/0.1 (+https://tocsin.dev/bot)",
          Forms::text,
          "How the poller and webhooks name themselves; put your own address there.");
  public static final Setting<List<String>> ALLOW =
      new Setting<>(
          "outbound.allow",
          "",
          Forms::list,
          "Private hosts, host:port, addresses or CIDR blocks that outbound HTTP may reach.");
  public static final Setting<Duration> FETCH_DEADLINE =
      new Setting<>(
          "poller.deadline",
          "30s",
          Forms.duration(SHORTEST),
          "Most time that fetching one document takes.");
  public static final Setting<Integer> FETCH_BYTES =
      new Setting<>(
          "poller.max-bytes",
          "10485760",
          Forms.number(1024, 100 << 20),
          "Most bytes of one document, decoded.");
  public static final Setting<Duration> SITE_GAP =
      new Setting<>(
          "poller.site-gap",
          "1s",
          Forms.duration(Duration.ZERO),
          "Least time between two requests to one site.");
  public static final Setting<Duration> FIRST_POLL_GAP =
      new Setting<>(
          "poller.first-poll-gap",
          "50ms",
          Forms.duration(Duration.ZERO),
          "Least time between the first polls of two new feeds, for each partition.");
  public static final Setting<Scope> RETRY_AFTER_SCOPE =
      new Setting<>(
          "poller.retry-after-scope",
          "host",
          Forms.choice(Scope.class),
          "Whom a Retry-After or a 429 holds up: the feed, all feeds of its host, or of its site.");
  public static final Setting<String> WEBSUB_URL =
      new Setting<>(
          "poller.websub-url",
          "",
          Forms::text,
          "Where WebSub hubs reach the gateway, as https://news.example.org/: with it, feeds that"
              + " name a hub are pushed to us; empty leaves WebSub off.");
  public static final Setting<Duration> DELIVERY_DEADLINE =
      new Setting<>(
          "dispatcher.deadline",
          "30s",
          Forms.duration(SHORTEST),
          "Most time that one delivery takes.");
  public static final Setting<String> SECRET_KEY =
      new Setting<>(
          "dispatcher.secret-key",
          "",
          Forms::text,
          "Key that seals secrets, 32 bytes in Base64; several with commas, the first one seals."
              + " Empty uses the file secret.key in the data folder, made at the first start; where"
              + " gateway and dispatcher run apart, both need the same, and the poller with WebSub"
              + " too.");

  /** All of them, as the reference page lists them. */
  public static final List<Setting<?>> ALL =
      List.of(
          DATA,
          KAFKA_SERVERS,
          KAFKA_PREFIX,
          KAFKA_PARTITIONS,
          BROKER_PORT,
          GATEWAY_HOST,
          GATEWAY_PORT,
          PUBLIC_URL,
          GATEWAY_TOKENS,
          OPS_HOST,
          OPS_PORT,
          USER_AGENT,
          ALLOW,
          FETCH_DEADLINE,
          FETCH_BYTES,
          SITE_GAP,
          FIRST_POLL_GAP,
          RETRY_AFTER_SCOPE,
          WEBSUB_URL,
          DELIVERY_DEADLINE,
          SECRET_KEY);

  private final Map<Setting<?>, Object> values;

  Settings(Map<Setting<?>, Object> values) {
    this.values = Map.copyOf(values);
  }

  @SuppressWarnings("unchecked") // a value is what its setting's parser made
  public <T> T get(Setting<T> setting) {
    Object value = values.get(setting);
    if (value == null) {
      throw new IllegalArgumentException(setting.key() + " is not in the catalogue");
    }
    return (T) value;
  }

  /** These settings with one of them as given: what a command decides itself. */
  public <T> Settings with(Setting<T> setting, T value) {
    Map<Setting<?>, Object> changed = new HashMap<>(values);
    changed.put(setting, value);
    return new Settings(changed);
  }
}
