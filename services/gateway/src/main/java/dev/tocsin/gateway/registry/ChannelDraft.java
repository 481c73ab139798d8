package dev.tocsin.gateway.registry;

import dev.tocsin.domain.Channel;
import dev.tocsin.domain.Channel.Service;
import dev.tocsin.outbound.AddressPolicy;
import dev.tocsin.outbound.Header;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Channels as people write them: by their fields, or as one URL in the forms of Apprise, such as
 * {@code slack://…} and {@code mailtos://…}.
 */
final class ChannelDraft {
  private static final String TYPES =
      "write webhook, slack, discord, teams, ntfy, email, kafka or template, or a url that tells"
          + " it";
  private static final Set<String> OURS =
      Set.of("content-type", "user-agent", "authorization", "cookie");
  private static final int MOST_HEADERS = 20;
  private static final int LONGEST_TEMPLATE = 2_000;
  private static final int MOST_MAILBOXES = 20;
  private static final Pattern MAILBOX =
      Pattern.compile("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]{1,190}");
  private static final Pattern KAFKA_TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

  private final Addresses addresses;
  private final String ownPrefix;

  /** Reads channels; the Kafka topics with our own prefix are nobody's to write to. */
  ChannelDraft(AddressPolicy policy, String ownPrefix) {
    this.addresses = new Addresses(policy);
    this.ownPrefix = ownPrefix;
  }

  /**
   * A channel.
   *
   * @param address the whole address, where it is a secret
   */
  record Read(Channel channel, Optional<String> address) {
    static Optional<Read> open(Channel channel) {
      return Optional.of(new Read(channel, Optional.empty()));
    }
  }

  /** Reads it; what is not written again of a secret address stays as it is known. */
  Optional<Read> read(Draft whole, Optional<Channel> known) {
    if (!whole.has("channel")) {
      whole.wrong(
          "channel", "it is missing", "write {\"type\": \"webhook\", \"url\": \"https://…\"}");
      return Optional.empty();
    }
    Draft draft = whole.section("channel");
    draft.ignore("place");
    String written = draft.text("url", 2_000, "");
    AppriseUrl url = AppriseUrl.of(written);
    String type = type(draft, url, known);
    return switch (type) {
      case "webhook" -> webhook(draft, url);
      case "slack" -> chat(draft, Service.SLACK, url, known);
      case "discord" -> chat(draft, Service.DISCORD, url, known);
      case "teams" -> chat(draft, Service.TEAMS, url, known);
      case "ntfy" -> chat(draft, Service.NTFY, url, known);
      case "chat" -> chat(draft, draft.choice("service", Service.class, Service.SLACK), url, known);
      case "email" -> email(draft, url, known);
      case "kafka" -> kafka(draft);
      case "template" -> template(draft, url);
      default -> {
        draft.wrong("type", "there is no channel '" + type + "'", TYPES);
        yield Optional.empty();
      }
    };
  }

  private static String type(Draft draft, AppriseUrl url, Optional<Channel> known) {
    String written = draft.text("type", 20, "").toLowerCase(Locale.ROOT);
    if (!written.isEmpty()) {
      return written;
    }
    return url.type().orElse(known.isPresent() || draft.has("url") ? "webhook" : "");
  }

  private Optional<Read> webhook(Draft draft, AppriseUrl url) {
    Channel.Form form = draft.choice("form", Channel.Form.class, Channel.Form.STANDARD);
    Map<String, String> headers = headers(draft);
    return addresses
        .check(draft, "url", url.target(), "write where messages are to be posted")
        .flatMap(uri -> Read.open(new Channel.Webhook(uri.toString(), form, headers)));
  }

  private Optional<Read> template(Draft draft, AppriseUrl url) {
    String template = draft.text("template", LONGEST_TEMPLATE, "");
    if (template.isBlank()) {
      draft.wrong(
          "template", "it is missing", "write JSON with {{data.title}} and other fields in it");
    }
    Map<String, String> headers = headers(draft);
    return addresses
        .check(draft, "url", url.target(), "write where messages are to be posted")
        .flatMap(uri -> Read.open(new Channel.Template(uri.toString(), template, headers)));
  }

  private Optional<Read> chat(
      Draft draft, Service service, AppriseUrl url, Optional<Channel> known) {
    draft.ignore("service");
    if (!draft.has("url")
        && known.isPresent()
        && known.get() instanceof Channel.Chat chat
        && chat.service() == service) {
      return Read.open(chat);
    }
    return addresses
        .check(draft, "url", url.target(), "write the address that the chat gave you")
        .map(
            uri -> new Read(new Channel.Chat(service, uri.getHost()), Optional.of(uri.toString())));
  }

  private Optional<Read> email(Draft draft, AppriseUrl url, Optional<Channel> known) {
    List<String> to = draft.has("to") ? draft.texts("to") : url.mailboxes("to");
    String from = draft.text("from", 320, url.mailboxes("from").stream().findFirst().orElse(""));
    if (to.isEmpty() || to.size() > MOST_MAILBOXES || !to.stream().allMatch(this::isMailbox)) {
      draft.wrong(
          "to",
          "it is no list of 1 to " + MOST_MAILBOXES + " mailboxes",
          "write [\"a@example.org\"]");
    }
    if (!isMailbox(from)) {
      draft.wrong("from", "it is no mailbox", "write whose mail it is, as tocsin@example.org");
    }
    if (!draft.has("url") && known.isPresent() && known.get() instanceof Channel.Email before) {
      return Read.open(new Channel.Email(from, to, before.place()));
    }
    return addresses
        .checkMail(draft, "url", url.target())
        .map(
            uri ->
                new Read(new Channel.Email(from, to, uri.getHost()), Optional.of(uri.toString())));
  }

  private boolean isMailbox(String text) {
    return MAILBOX.matcher(text).matches();
  }

  private Optional<Read> kafka(Draft draft) {
    String name = draft.text("kafkaTopic", "write the name of a Kafka topic");
    boolean special = name.equals(".") || name.equals("..");
    if (!name.isEmpty() && (special || !KAFKA_TOPIC.matcher(name).matches())) {
      draft.wrong(
          "kafkaTopic", "'" + name + "' is no name of a Kafka topic", "use a-z, 0-9, . _ -");
      return Optional.empty();
    }
    if (name.startsWith(ownPrefix) || name.startsWith("__")) {
      draft.wrong(
          "kafkaTopic",
          "'" + name + "' is one of Tocsin's or of Kafka's own",
          "choose a name that does not begin with " + ownPrefix);
      return Optional.empty();
    }
    return name.isEmpty() ? Optional.empty() : Read.open(new Channel.Kafka(name));
  }

  private static Map<String, String> headers(Draft draft) {
    Map<String, String> headers = draft.textsByName("headers");
    if (headers.size() > MOST_HEADERS) {
      draft.wrong("headers", "there are " + headers.size(), "write at most " + MOST_HEADERS);
    }
    headers.forEach(
        (name, value) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          if (OURS.contains(lower) || lower.startsWith("webhook-") || lower.startsWith("ce-")) {
            draft.wrong(
                "headers." + name,
                "it is set by Tocsin itself",
                lower.equals("authorization")
                    ? "write it as secrets.authorization"
                    : "leave it out");
          }
          // What is refused may be part of a secret, so it is not repeated.
          new Header(name, value)
              .refusal()
              .ifPresent(
                  why -> draft.wrong("headers", why, "write one line of plain text for each"));
        });
    return headers;
  }
}
