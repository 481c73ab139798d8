package dev.tocsin.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Channel.Service;
import dev.tocsin.domain.Delivery;
import dev.tocsin.messaging.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * What {@code docs/channels.md} shows is what is sent: {@code -Dgolden=write} writes the part below
 * its mark anew.
 */
class ChannelsPageTest {
  private static final Path PAGE = Path.of("../../docs/channels.md");
  private static final String MARK = "<!-- below: written by ChannelsPageTest -->\n";

  @Test
  void showsWhatIsSent() throws IOException {
    String page = Files.readString(PAGE);
    String above = page.substring(0, page.indexOf(MARK) + MARK.length());
    String whole = above + captured();

    if (System.getProperty("golden", "").equals("write")) {
      Files.writeString(PAGE, whole);
    }

    assertThat(Files.readString(PAGE))
        .as("stale: write it anew with -Dgolden=write")
        .isEqualTo(whole);
  }

  private static String captured() {
    StringBuilder text = new StringBuilder();
    Delivery single = ChannelsTest.single("Talks resume in the capital");
    Delivery digest = ChannelsTest.digest(3);
    text.append("\n## A webhook\n").append(fenced("json", pretty(single.payload())));
    Delivery burst = ChannelsTest.burst();
    text.append("\nOf a burst:\n").append(fenced("json", pretty(burst.payload())));
    Delivery alarm = ChannelsTest.alarm();
    text.append("\nAn alarm:\n").append(fenced("json", pretty(alarm.payload())));
    for (Service service : Service.values()) {
      text.append("\n## ").append(service.name().toLowerCase(Locale.ROOT)).append("\n");
      text.append("\nOne alert:\n").append(fenced("json", chat(service, single)));
      text.append("\nA digest:\n").append(fenced("json", chat(service, digest)));
      text.append("\nA burst:\n").append(fenced("json", chat(service, burst)));
    }
    text.append("\n## Mail\n\nOne alert, ")
        .append("with the subject `" + News.of(single).subject() + "`:\n")
        .append(fenced("text", PlainText.body(News.of(single))))
        .append("\nA digest, with the subject `" + News.of(digest).subject() + "`:\n")
        .append(fenced("text", PlainText.body(News.of(digest))))
        .append("\nAn alarm, with the subject `" + News.of(alarm).subject() + "`:\n")
        .append(fenced("text", PlainText.body(News.of(alarm))))
        .append("\nThe first one as HTML:\n")
        .append(fenced("html", MailHtml.body(News.of(single))));
    String template = "{\"text\": \"{{data.topic}}: {{data.title}}\"}";
    text.append("\n## A template\n\n`" + template + "` makes:\n")
        .append(fenced("json", Templates.render(template, single)));
    return text.toString();
  }

  private static String chat(Service service, Delivery delivery) {
    return pretty(ChatText.of(service, "desk-room", News.of(delivery)));
  }

  private static String pretty(String json) {
    return Json.mapper()
        .writerWithDefaultPrettyPrinter()
        .writeValueAsString(Json.mapper().readTree(json));
  }

  private static String fenced(String language, String text) {
    return "\n```" + language + "\n" + text + "\n```\n";
  }
}
