package dev.tocsin.cli.command;

import dev.tocsin.cli.line.Door;
import dev.tocsin.cli.terminal.Style;
import dev.tocsin.cli.terminal.Table;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code tocsin deliveries}: what was sent to whom, and how to send it again. */
@Command(
    name = "deliveries",
    description = {
      "Look at the messages of a subscription, and send them again; by the gateway that runs.",
      "Messages keep their id, so that a receiver knows a repeat."
    },
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  tocsin deliveries list desk --state dead",
      "  tocsin deliveries show desk 8f1c…",
      "  tocsin deliveries resend desk 8f1c…",
      "  tocsin deliveries recover desk --since PT6H",
      "  tocsin deliveries ping desk"
    })
final class DeliveriesCommand {
  private final Style style = Style.ofThisProcess();

  /** Where the gateway is, and how its answers are shown. */
  static final class Way {
    @Mixin CommonOptions common = new CommonOptions();

    @Option(
        names = "--gateway",
        paramLabel = "URL",
        description = "The gateway; default: where the settings say that it listens.")
    Optional<URI> gateway = Optional.empty();

    @Option(names = "--json", description = "The gateway's own answer, as JSON.")
    boolean json;

    Door door() throws Exception {
      return Door.at(gateway, common.settings());
    }
  }

  @Command(name = "list", description = "List the messages of a subscription, the newest first.")
  int list(
      @Mixin Way way,
      @Parameters(paramLabel = "SUBSCRIPTION") String subscription,
      @Option(
              names = "--since",
              paramLabel = "TIME",
              description = "A time, or how long ago as PT6H; default: a day ago.")
          Optional<String> since,
      @Option(
              names = "--state",
              paramLabel = "STATE",
              description = "Only those: waiting, retry, delivered, dead or skipped.")
          Optional<String> state,
      @Option(names = "--limit", description = "Most rows; default: 100.", defaultValue = "100")
          int limit)
      throws Exception {
    String query = "?limit=" + limit + parameter("since", since) + parameter("state", state);
    JsonNode answer = way.door().get(of(subscription) + "/deliveries" + query);
    return tell(way, answer, rows(answer));
  }

  @Command(name = "show", description = "Show a message and every try of it.")
  int show(
      @Mixin Way way,
      @Parameters(paramLabel = "SUBSCRIPTION") String subscription,
      @Parameters(paramLabel = "DELIVERY") String delivery)
      throws Exception {
    JsonNode answer = way.door().get(of(subscription) + "/deliveries/" + encoded(delivery));
    return tell(way, answer, whole(answer));
  }

  @Command(name = "resend", description = "Send a message once more, under the same id.")
  int resend(
      @Mixin Way way,
      @Parameters(paramLabel = "SUBSCRIPTION") String subscription,
      @Parameters(paramLabel = "DELIVERY") String delivery)
      throws Exception {
    JsonNode answer =
        way.door().post(of(subscription) + "/deliveries/" + encoded(delivery) + "/resend");
    return tell(way, answer, "asked for; 'deliveries show' tells what comes of it");
  }

  @Command(name = "recover", description = "Send all again that is dead or was skipped.")
  int recover(
      @Mixin Way way,
      @Parameters(paramLabel = "SUBSCRIPTION") String subscription,
      @Option(
              names = "--since",
              paramLabel = "TIME",
              required = true,
              description = "Messages made since this time, or since so long ago as PT6H.")
          String since)
      throws Exception {
    JsonNode answer = way.door().post(of(subscription) + "/recover?since=" + encoded(since));
    return tell(way, answer, "asked for %d messages".formatted(answer.path("asked").asInt(0)));
  }

  @Command(
      name = "ping",
      description = "Try whether a receiver is there, with a message of no news.")
  int ping(@Mixin Way way, @Parameters(paramLabel = "SUBSCRIPTION") String subscription)
      throws Exception {
    JsonNode answer = way.door().post(of(subscription) + "/ping");
    return tell(way, answer, "asked for; success takes a disabled receiver back into service");
  }

  private String rows(JsonNode answer) {
    if (answer.path("deliveries").isEmpty()) {
      return "no messages";
    }
    Table table = new Table(Table.terminalWidth());
    for (JsonNode row : answer.path("deliveries")) {
      table.row(
          row.path("createdAt").asString(""),
          row.path("id").asString(""),
          row.path("state").asString(""),
          row.path("tries").asInt(0) + " tries",
          row.path("status").asInt(0) == 0 ? "-" : row.path("status").asString("-"),
          row.path("answer").asString(""));
    }
    return table + "\n" + style.faint(answer.path("total").asInt(0) + " in all");
  }

  private String whole(JsonNode answer) {
    JsonNode delivery = answer.path("delivery");
    Table head = new Table(Table.terminalWidth());
    head.row("id", delivery.path("id").asString(""))
        .row("made", delivery.path("createdAt").asString(""))
        .row("state", answer.path("state").asString(""))
        .row("message", delivery.path("payload").asString(""));
    Table tries = new Table(Table.terminalWidth());
    for (JsonNode attempt : answer.path("attempts")) {
      tries.row(
          "#" + attempt.path("number").asInt(0),
          attempt.path("at").asString(""),
          attempt.path("outcome").asString(""),
          Integer.toString(attempt.path("httpStatus").asInt(0)),
          attempt.path("millis").asInt(0) + " ms",
          attempt.path("answer").asString(""));
    }
    return head + "\n\n" + tries;
  }

  private static int tell(Way way, JsonNode answer, String forPeople) {
    System.out.println(way.json ? answer.toString() : forPeople);
    return ExitCodes.OK;
  }

  private static String of(String subscription) {
    return "subscriptions/" + encoded(subscription);
  }

  private static String parameter(String name, Optional<String> value) {
    return value.map(text -> "&" + name + "=" + encoded(text)).orElse("");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
