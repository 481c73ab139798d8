package dev.tocsin.dispatcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tocsin.domain.Channel.Service;
import dev.tocsin.messaging.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a chat is sent: JSON as its service has published it, within its bounds. Markup that
 * strangers wrote into a title is shown and does not act.
 */
final class ChatText {
  /** Slack: 50 blocks, 3,000 characters in one. */
  private static final int SLACK_SECTION = 2_900;

  /** Discord: 10 embeds, 6,000 characters in all of them. */
  private static final int DISCORD_EMBEDS = 10;

  private static final int DISCORD_TITLE = 256;
  private static final int DISCORD_LEAD = 200;
  private static final int DISCORD_FOOTER = 100;

  /** Teams: 28 KB a message. */
  private static final int TEAMS_BYTES = 27_000;

  private static final int TEAMS_LEAD = 300;

  /** ntfy: 4,096 bytes a message, or it becomes an attachment. */
  private static final int NTFY_BYTES = 4_000;

  private static final Pattern MARKDOWN = Pattern.compile("([\\\\`*_{}\\[\\]()#+!|~<>-])");

  private ChatText() {}

  /**
   * The body of the request.
   *
   * @param room of the service, for those that are told in the body
   */
  static String of(Service service, String room, News news) {
    return switch (service) {
      case SLACK -> json(slack(news));
      case DISCORD -> json(discord(news));
      case TEAMS -> json(teams(fitting(news, TEAMS_BYTES, shown -> json(teams(shown)))));
      case NTFY -> json(ntfy(room, news));
    };
  }

  private static String json(Map<String, Object> message) {
    return Json.mapper().writeValueAsString(message);
  }

  /** The same telling as many alerts as there is room for. */
  private static News fitting(News news, int bytes, Function<News, String> text) {
    News fits = news;
    for (int shown = news.lines().size() - 1; bytes(text.apply(fits)) > bytes && shown > 0; ) {
      fits = news.telling(shown--);
    }
    return fits;
  }

  private static int bytes(String text) {
    return text.getBytes(UTF_8).length;
  }

  private static Map<String, Object> slack(News news) {
    List<Object> blocks = new ArrayList<>();
    blocks.add(section(news.ping() ? "Tocsin reaches you." : "*" + slackText(head(news)) + "*"));
    for (News.Line line : news.lines()) {
      String title = slackText(line.title());
      String linked = line.url().isEmpty() ? title : "<%s|%s>".formatted(line.url(), title);
      String from = slackText(line.outlet());
      String lead = slackText(line.lead());
      blocks.add(section(News.cut("%s · %s\n%s".formatted(linked, from, lead), SLACK_SECTION)));
    }
    if (news.more() > 0) {
      blocks.add(section(more(news)));
    }
    return object("text", slackText(news.subject()), "blocks", blocks, "unfurl_links", false);
  }

  private static Map<String, Object> section(String text) {
    return object("type", "section", "text", object("type", "mrkdwn", "text", text));
  }

  /** Slack acts on three characters, and on marks around words: a word joiner parts them. */
  private static String slackText(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll("([*_~`])", "\u2060$1\u2060");
  }

  private static Map<String, Object> discord(News news) {
    List<Object> embeds = new ArrayList<>();
    for (News.Line line : news.lines().subList(0, Math.min(DISCORD_EMBEDS, news.lines().size()))) {
      Map<String, Object> embed = object("title", News.cut(markdown(line.title()), DISCORD_TITLE));
      if (!line.url().isEmpty()) {
        embed.put("url", line.url());
      }
      embed.put("description", News.cut(markdown(line.lead()), DISCORD_LEAD));
      embed.put(
          "footer",
          object("text", News.cut(line.heading() + " · " + line.outlet(), DISCORD_FOOTER)));
      embeds.add(embed);
    }
    int hidden = news.count() - embeds.size();
    String content =
        news.ping()
            ? "Tocsin reaches you."
            : markdown(head(news)) + (hidden > 0 ? "\n… and " + hidden + " more" : "");
    return object(
        "content", content, "embeds", embeds, "allowed_mentions", object("parse", List.of()));
  }

  private static Map<String, Object> teams(News news) {
    List<Object> body = new ArrayList<>();
    body.add(block(news.ping() ? "Tocsin reaches you." : markdown(head(news)), true));
    for (News.Line line : news.lines()) {
      String title = markdown(line.title());
      String linked = line.url().isEmpty() ? title : "[%s](%s)".formatted(title, line.url());
      body.add(block(linked + " · " + markdown(line.outlet()), false));
      if (!line.lead().isEmpty()) {
        body.add(block(News.cut(markdown(line.lead()), TEAMS_LEAD), false));
      }
    }
    if (news.more() > 0) {
      body.add(block(more(news), false));
    }
    Map<String, Object> card =
        object(
            "$schema",
            "http://adaptivecards.io/schemas/adaptive-card.json",
            "type",
            "AdaptiveCard",
            "version",
            "1.4",
            "body",
            body);
    return object(
        "type",
        "message",
        "attachments",
        List.of(object("contentType", "application/vnd.microsoft.card.adaptive", "content", card)));
  }

  private static Map<String, Object> block(String text, boolean strong) {
    Map<String, Object> block = object("type", "TextBlock", "text", text, "wrap", true);
    if (strong) {
      block.put("weight", "Bolder");
    }
    return block;
  }

  private static Map<String, Object> ntfy(String room, News news) {
    Map<String, Object> message = object("topic", room, "title", News.cut(news.subject(), 200));
    News fits = fitting(news, NTFY_BYTES, PlainText::body);
    message.put("message", bounded(PlainText.body(fits), NTFY_BYTES));
    if (news.lines().size() == 1 && !news.lines().getFirst().url().isEmpty()) {
      message.put("click", news.lines().getFirst().url());
    }
    return message;
  }

  private static String bounded(String text, int bytes) {
    String cut = News.cut(text, bytes);
    while (bytes(cut) > bytes) {
      cut = News.cut(cut, cut.length() - cut.length() / 10 - 1);
    }
    return cut;
  }

  private static String head(News news) {
    return news.count() == 1 && !news.lines().isEmpty()
        ? news.lines().getFirst().heading()
        : news.subject();
  }

  private static String more(News news) {
    return "… and " + news.more() + " more";
  }

  private static String markdown(String text) {
    return MARKDOWN.matcher(text).replaceAll("\\\\$1");
  }

  private static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }
}
