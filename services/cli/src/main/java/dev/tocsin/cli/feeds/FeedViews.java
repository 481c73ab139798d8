package dev.tocsin.cli.feeds;

import dev.tocsin.cli.terminal.Plain;
import dev.tocsin.cli.terminal.Style;
import dev.tocsin.cli.terminal.Table;
import dev.tocsin.domain.FeedStatus;
import dev.tocsin.domain.Item;
import dev.tocsin.poller.FeedTrial;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Feeds as a terminal shows them. */
final class FeedViews {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT);
  private static final int ITEMS_SHOWN = 30;

  private FeedViews() {}

  static String list(List<JsonNode> feeds) {
    if (feeds.isEmpty()) {
      return "no feeds yet: tocsin feeds add URL, or tocsin feeds import FILE.opml";
    }
    Table table = new Table(Table.terminalWidth()).row("ID", "STATE", "NEXT POLL", "NEW", "URL");
    for (JsonNode feed : feeds) {
      JsonNode status = feed.path("status");
      table.row(
          feed.path("id").asString(""),
          state(feed),
          time(status.path("nextPollAt").asString("")),
          status.path("newEntries").asString("") + "/" + status.path("entries").asString(""),
          feed.path("url").asString(""));
    }
    return table.toString();
  }

  private static String state(JsonNode feed) {
    String state = feed.path("state").asString("");
    return state.equals("ACTIVE")
        ? words(feed.path("status").path("outcome").asString("WAITING"))
        : words(state);
  }

  static String show(JsonNode feed, Style style) {
    JsonNode status = feed.path("status");
    Table about =
        new Table(Table.terminalWidth())
            .row("url", feed.path("url").asString(""))
            .row("site", feed.path("site").asString(""))
            .row("outlet", feed.path("outlet").asString(""))
            .row(
                "groups",
                String.join(
                    ", ", feed.path("groups").valueStream().map(JsonNode::asString).toList()))
            .row("full text", feed.path("fullText").asBoolean(false) ? "of each page" : "no")
            .row("state", state(feed))
            .row("last poll", time(status.path("polledAt").asString("")))
            .row("it said", status.path("detail").asString(""))
            .row("failures", status.path("failures").asString("0"))
            .row("next poll", time(status.path("nextPollAt").asString("")))
            .row("because", status.path("nextPollReason").asString(""));
    String movedTo = status.path("movedTo").asString("");
    if (!movedTo.isEmpty()) {
      about.row("moved to", movedTo);
    }
    if (status.path("hub").isObject()) {
      hub(status.path("hub"), about);
    }
    status.path("namedFeeds").valueStream().forEach(url -> about.row("names", url.asString("")));
    return style.bold(Plain.of(feed.path("id").asString("")))
        + "\n"
        + about
        + "\n\n"
        + history(status);
  }

  private static void hub(JsonNode hub, Table about) {
    String lease = hub.path("leaseUntil").asString("");
    about
        .row("hub", hub.path("hub").asString(""))
        .row(
            "hub state",
            words(hub.path("phase").asString(""))
                + (lease.isEmpty() ? "" : ", until " + time(lease)))
        .row(
            "pushes",
            "%s, the last %s; %s entries came first by push, %s by a poll"
                .formatted(
                    hub.path("pushes").asString("0"),
                    time(hub.path("lastPushAt").asString("")),
                    hub.path("pushedEntries").asString("0"),
                    hub.path("missedEntries").asString("0")));
    String detail = hub.path("detail").asString("");
    if (!detail.isEmpty()) {
      about.row("hub said", detail);
    }
  }

  private static String history(JsonNode status) {
    Table polls = new Table(Table.terminalWidth()).row("POLLED", "OUTCOME", "HTTP", "NEW");
    status
        .path("history")
        .valueStream()
        .forEach(
            poll ->
                polls.row(
                    time(poll.path("at").asString("")),
                    words(poll.path("outcome").asString("")),
                    poll.path("httpStatus").asString(""),
                    poll.path("newEntries").asString("")));
    return polls.toString();
  }

  /** One line on a poll. */
  static String told(JsonNode status) {
    return Plain.of(
        "%s; next poll %s: %s"
            .formatted(
                status.path("detail").asString(""),
                time(status.path("nextPollAt").asString("")),
                status.path("nextPollReason").asString("")));
  }

  static String trial(FeedTrial trial, Style style) {
    FeedStatus status = trial.status();
    StringBuilder text = new StringBuilder();
    boolean good = status.outcome() == FeedStatus.Outcome.FETCHED;
    String verdict = Plain.of(status.detail());
    text.append(good ? style.good(verdict) : style.bad(verdict)).append('\n');
    status.movedTo().ifPresent(to -> text.append("moved to   ").append(Plain.of(to)).append('\n'));
    status
        .namedFeeds()
        .forEach(url -> text.append("it names   ").append(Plain.of(url)).append('\n'));
    text.append("next poll  ")
        .append(status.nextPollAt().map(FeedViews::time).orElse("never"))
        .append(": ")
        .append(Plain.of(status.nextPollReason()))
        .append('\n');
    if (!trial.items().isEmpty()) {
      text.append('\n').append(items(trial.items())).append('\n');
    }
    return text.toString();
  }

  private static String items(List<Item> items) {
    Table table = new Table(Table.terminalWidth()).row("PUBLISHED", "TITLE", "URL");
    List<Item> newestFirst = items.reversed();
    for (Item item : newestFirst.subList(0, Math.min(ITEMS_SHOWN, newestFirst.size()))) {
      table.row(item.publishedAt().map(FeedViews::time).orElse("-"), item.title(), item.url());
    }
    int more = newestFirst.size() - ITEMS_SHOWN;
    return more > 0 ? table + "\n… and %d more".formatted(more) : table.toString();
  }

  private static String time(String iso) {
    return iso.isEmpty() ? "-" : time(Instant.parse(iso));
  }

  private static String time(Instant at) {
    return TIME.format(at.atZone(ZoneOffset.UTC));
  }

  private static String words(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
