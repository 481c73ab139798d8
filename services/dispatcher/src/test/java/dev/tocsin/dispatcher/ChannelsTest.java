package dev.tocsin.dispatcher;

import static dev.tocsin.dispatcher.Samples.BOX;
import static dev.tocsin.dispatcher.Samples.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.tocsin.dispatcher.Receiver.Got;
import dev.tocsin.dispatcher.Receiver.Says;
import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Channel;
import dev.tocsin.domain.Channel.Service;
import dev.tocsin.domain.Delivery;
import dev.tocsin.domain.Evidence;
import dev.tocsin.domain.Subscription;
import dev.tocsin.domain.digest.Batch;
import dev.tocsin.messaging.Json;
import dev.tocsin.outbound.OutboundHttp;
import dev.tocsin.outbound.Resolver;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Each channel against a peer that speaks its protocol, and the rules that its service publishes.
 */
class ChannelsTest {
  /** What strangers write into titles. */
  private static final String ATTACK =
      "<script>alert(1)</script> <!channel> @everyone [x](javascript:alert(1)) {{7*7}} *b* _i_"
          + " `c` \u001b[2J \u202e =cmd() \ud83d\ude80";

  private OutboundHttp http;
  private Receiver receiver;

  @BeforeEach
  void start() throws Exception {
    http = Receiver.client();
    receiver = Receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.close();
    http.close();
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void keepsTheRulesOfItsServiceForEveryMessage(Service service) throws Exception {
    for (Delivery delivery :
        List.of(single("Talks resume"), single(ATTACK), digest(57), alarm(), ping())) {
      PostResult result = send(service, delivery);

      assertThat(result.taken()).isTrue();
      Got got = receiver.got(path(service)).getLast();
      assertThat(got.headers().firstValue("content-type")).hasValue("application/json");
      switch (service) {
        case SLACK -> checkSlack(got.body());
        case DISCORD -> checkDiscord(got.body());
        case TEAMS -> checkTeams(got.body());
        case NTFY -> checkNtfy(got.body());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void saysHowManyMoreThereAre(Service service) throws Exception {
    send(service, digest(57));

    String body = receiver.got(path(service)).getLast().body();
    long told = Pattern.compile("Talks, day").matcher(body).results().count();
    assertThat(body).contains("and " + (57 - told) + " more");
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void tellsOfABurstHowMuchThereIs(Service service) throws Exception {
    send(service, burst());

    String body = receiver.got(path(service)).getLast().body();
    assertThat(body).contains("aid").contains("burst").contains("14 new stories in 2 hours");
  }

  @Test
  void tellsOfAWithdrawalThatItIsOne() {
    News news = News.of(withdrawal());

    assertThat(news.subject()).isEqualTo("aid (withdrawn): Talks resume in the capital");
    assertThat(news.lines().getFirst().lead())
        .isEqualTo("withdrawn by its publisher; its story has 3 articles by Herald, Courier");
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void letsNothingActThatAStrangerWrote(Service service) throws Exception {
    send(service, single(ATTACK));

    String body = receiver.got(path(service)).getLast().body();
    assertThat(body).doesNotContain("\u001b", "\u202e");
    switch (service) {
      case SLACK -> assertThat(body).doesNotContain("<!", "<script");
      case DISCORD -> assertThat(body).doesNotContain("](j").contains("\"parse\":[]");
      case TEAMS -> assertThat(body).doesNotContain("](j");
      case NTFY -> assertThat(body).doesNotContain("markdown");
    }
  }

  /** Slack: text, at most 50 blocks, at most 3,000 characters in a section. */
  private static void checkSlack(String body) {
    JsonNode message = Json.mapper().readTree(body);
    assertThat(message.path("text").asString("")).isNotBlank().hasSizeLessThan(40_000);
    assertThat(message.path("blocks").size()).isBetween(1, 50);
    for (JsonNode block : message.path("blocks")) {
      assertThat(block.path("type").asString("")).isEqualTo("section");
      String text = block.path("text").path("text").asString("");
      assertThat(text.length()).isBetween(1, 3_000);
    }
  }

  /** Discord: content of 2,000, 10 embeds, title of 256, description of 4,096, 6,000 in all. */
  private static void checkDiscord(String body) {
    JsonNode message = Json.mapper().readTree(body);
    assertThat(message.path("content").asString("").length()).isBetween(1, 2_000);
    assertThat(message.path("embeds").size()).isLessThanOrEqualTo(10);
    assertThat(message.path("allowed_mentions").path("parse").isEmpty()).isTrue();
    int all = 0;
    for (JsonNode embed : message.path("embeds")) {
      String title = embed.path("title").asString("");
      String description = embed.path("description").asString("");
      String footer = embed.path("footer").path("text").asString("");
      assertThat(title.length()).isBetween(1, 256);
      assertThat(description.length()).isLessThanOrEqualTo(4_096);
      assertThat(footer.length()).isLessThanOrEqualTo(2_048);
      all += title.length() + description.length() + footer.length();
    }
    assertThat(all).isLessThanOrEqualTo(6_000);
  }

  /** Teams Workflows: one adaptive card in an attachment, 28 KB in all. */
  private static void checkTeams(String body) {
    JsonNode message = Json.mapper().readTree(body);
    assertThat(message.path("type").asString("")).isEqualTo("message");
    JsonNode attachment = message.path("attachments").path(0);
    assertThat(attachment.path("contentType").asString(""))
        .isEqualTo("application/vnd.microsoft.card.adaptive");
    assertThat(attachment.path("content").path("type").asString("")).isEqualTo("AdaptiveCard");
    assertThat(attachment.path("content").path("body").size()).isPositive();
    assertThat(body.getBytes(UTF_8).length).isLessThanOrEqualTo(28 << 10);
  }

  /** ntfy: a room, a message of at most 4,096 bytes. */
  private static void checkNtfy(String body) {
    JsonNode message = Json.mapper().readTree(body);
    assertThat(message.path("topic").asString("")).isEqualTo("desk-room");
    assertThat(message.path("message").asString("").getBytes(UTF_8).length).isBetween(1, 4_096);
    assertThat(message.path("title").asString("").length()).isBetween(1, 250);
  }

  @Test
  void makesAnyJsonByATemplate() throws Exception {
    String template =
        "{\"content\": \"{{data.topic}}: {{data.title}}\", \"level\": \"{{data.level}}\"}";

    PostResult result = sendByTemplate(template, single("He said \"no\"\nand {{left}}"));

    assertThat(result.taken()).isTrue();
    JsonNode body = Json.mapper().readTree(receiver.got("/any").getLast().body());
    assertThat(body.path("content").asString("")).isEqualTo("aid: He said \"no\"\nand {{left}}");
    assertThat(body.path("level").asString("")).isEqualTo("NEW");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{#data}}", "{\"title\": {{data.title}}}", "{\"a\": 1} x", "{\"a\"}"})
  void sendsNothingThatIsNoJson(String template) throws Exception {
    PostResult result = sendByTemplate(template, single("Talks"));

    assertThat(result.taken()).isFalse();
    assertThat(result.ours()).isTrue();
    assertThat(result.answer()).startsWith("channel.template");
    assertThat(receiver.got("/any")).isEmpty();
  }

  @Test
  void sendsMailToARealServer() throws Exception {
    try (Mailbox mailbox = new Mailbox()) {
      PostResult result = mail(mailbox.port(), single(ATTACK));

      assertThat(result.answer()).isEmpty();
      assertThat(result.taken()).isTrue();
      MimeMessage message = mailbox.only();
      assertThat(message.getSubject()).contains("aid: ").doesNotContain("\u001b", "\n");
      assertThat(message.getHeader("Message-ID")[0])
          .isEqualTo("<" + single(ATTACK).id() + "@tocsin>");
      assertThat(message.getHeader("List-Unsubscribe")[0])
          .startsWith("<https://tocsin.example/unsubscribe/desk/s1.");
      assertThat(message.getHeader("List-Unsubscribe-Post")[0])
          .isEqualTo("List-Unsubscribe=One-Click");
      assertThat(message.getAllRecipients()).hasSize(2);
      MimeMultipart parts = (MimeMultipart) message.getContent();
      String html = (String) parts.getBodyPart(1).getContent();
      assertThat(html).contains("&lt;script&gt;").doesNotContain("<script");
      assertThat((String) parts.getBodyPart(0).getContent()).contains("Both sides met.");
    }
  }

  @Test
  void mailsADigestInOneMessage() throws Exception {
    try (Mailbox mailbox = new Mailbox()) {
      mail(mailbox.port(), digest(57));

      MimeMessage message = mailbox.only();
      assertThat(message.getSubject()).startsWith("57 alerts");
      MimeMultipart parts = (MimeMultipart) message.getContent();
      assertThat((String) parts.getBodyPart(0).getContent()).contains("and 37 more");
    }
  }

  /** The guard judges the address that is connected to, for mail as for all. */
  @Test
  void mailsNowhereThatIsNotAllowed() throws Exception {
    PostResult result = mail("127.0.0.2", 2525, single("Talks"));

    assertThat(result.taken()).isFalse();
    assertThat(result.answer()).contains("127.0.0.2");
  }

  @Test
  void demandsTlsWhereItIsWritten() throws Exception {
    try (Mailbox mailbox = new Mailbox()) {
      Subscription desk = desk("mailtos://127.0.0.1:" + mailbox.port());

      PostResult result = outbox().job(desk, single("Talks"), false, NOON).call();

      assertThat(result.taken()).isFalse();
      assertThat(result.answer()).containsIgnoringCase("starttls");
    }
  }

  /** The server's certificate is its own work: that it is judged shows that TLS came first. */
  @Test
  void speaksTlsFromTheFirstWordOnPort465() throws Exception {
    try (Mailbox mailbox = new Mailbox(ServerSetup.PROTOCOL_SMTPS)) {
      Resolver resolver =
          Resolver.system()
              .withRoutes(
                  Map.of(
                      "127.0.0.1",
                      new InetSocketAddress(InetAddress.getLoopbackAddress(), mailbox.port())));
      Outbox outbox = Samples.outbox(http::exchange, InstantSource.system(), resolver);

      PostResult result =
          outbox.job(desk("mailtos://127.0.0.1:465"), single("Talks"), false, NOON).call();

      assertThat(result.taken()).isFalse();
      assertThat(result.answer()).contains("certification path");
    }
  }

  @Test
  void tellsThatASecretAddressIsMissingAndNotWhatItWas() throws Exception {
    Subscription desk =
        Subscription.to("desk", new Channel.Chat(Service.SLACK, "hooks.slack.com"))
            .withSecrets(Map.of("address", BOX.seal("https://x y/hunter2", "desk/address")));

    PostResult result = outbox().job(desk, single("Talks"), false, NOON).call();

    assertThat(result.answer()).contains("not a URL").doesNotContain("hunter2");
  }

  private PostResult send(Service service, Delivery delivery) throws Exception {
    String url = receiver.url(path(service), Says.status(200));
    String address = service == Service.NTFY ? url + "desk-room" : url;
    Subscription desk =
        Subscription.to("desk", new Channel.Chat(service, "127.0.0.1"))
            .withSecrets(Map.of("address", BOX.seal(address, "desk/address")));
    return outbox().job(desk, delivery, false, NOON).call();
  }

  /** ntfy takes JSON at the root of its server alone. */
  private static String path(Service service) {
    return service == Service.NTFY ? "/" : "/services/T0/B0/" + service;
  }

  private PostResult sendByTemplate(String template, Delivery delivery) throws Exception {
    Channel channel =
        new Channel.Template(receiver.url("/any", Says.status(200)), template, Map.of());
    return outbox().job(Subscription.to("desk", channel), delivery, false, NOON).call();
  }

  private PostResult mail(int port, Delivery delivery) throws Exception {
    return mail("127.0.0.1", port, delivery);
  }

  private PostResult mail(String host, int port, Delivery delivery) throws Exception {
    return outbox().job(desk("mailto://" + host + ":" + port), delivery, false, NOON).call();
  }

  private static Subscription desk(String server) {
    Channel email =
        new Channel.Email(
            "tocsin@example.org", List.of("a@example.org", "b@example.org"), "127.0.0.1");
    return Subscription.to("desk", email)
        .withSecrets(Map.of("address", BOX.seal(server, "desk/address")));
  }

  private Outbox outbox() {
    return Samples.outbox(http::exchange);
  }

  static Delivery single(String title) {
    return Message.single("desk", alert(0, title));
  }

  static Delivery alarm() {
    return Message.alarm(
        "desk",
        new Alarm(
            "feed/world",
            "it answers, and has had nothing new in 26 hours; 20 times are usual",
            "look at its page: the feed may have moved, or may be over and can be deleted",
            NOON));
  }

  static Delivery ping() {
    return Message.ping("desk", NOON);
  }

  static Delivery digest(int count) {
    Batch batch = Batch.empty("desk");
    for (int i = 0; i < count; i++) {
      batch = batch.plus(alert(i, "Talks, day " + i + ": " + "word ".repeat(60)));
    }
    return Message.of(batch, NOON);
  }

  /** That there is much on a topic. */
  static Delivery burst() {
    Instant from = NOON.minusSeconds(7_200);
    Evidence volume =
        new Evidence.Volume(
            from,
            NOON,
            14,
            2.5,
            List.of(
                new Evidence.Leading(
                    "s0", "Talks resume in the capital", "https://herald.test/1", "Herald", 2),
                new Evidence.Leading(
                    "s1", "A bridge is open again", "https://courier.test/1", "Courier", 1)));
    Alert like = Samples.alert("aid", Alert.OF_NO_STORY);
    return Message.single(
        "desk",
        alert(
            like,
            Alert.Level.BURST,
            from.toString(),
            volume,
            new Alert.Report(
                "x0",
                1,
                "Talks resume in the capital",
                "",
                "https://herald.test/1",
                "Herald",
                "en")));
  }

  /** That an article was taken back. */
  private static Delivery withdrawal() {
    Alert like = alert(0, "Talks resume in the capital");
    Alert.Report report = like.article();
    return Message.single(
        "desk",
        alert(
            like,
            Alert.Level.CORRECTED,
            "2",
            new Evidence.Withdrawal((Evidence.Coverage) like.evidence()),
            new Alert.Report(
                report.articleId(), 2, report.title(), "", report.url(), report.outlet(), "en")));
  }

  private static Alert alert(int number, String title) {
    Alert like = Samples.alert("aid", "s" + number);
    Alert.Report report = like.article();
    return alert(
        like,
        like.level(),
        "1",
        new Evidence.Coverage(NOON, 3, List.of("Herald", "Courier")),
        new Alert.Report(
            "x" + number, 1, title, report.lead(), report.url(), report.outlet(), "en"));
  }

  private static Alert alert(
      Alert like, Alert.Level level, String step, Evidence evidence, Alert.Report report) {
    return new Alert(
        like.id(),
        like.topicId(),
        1,
        level,
        step,
        like.storyId(),
        report,
        List.of(),
        1,
        2,
        evidence,
        Optional.empty(),
        NOON,
        NOON,
        false,
        "");
  }

  /** A real mail server on a free port. */
  private static final class Mailbox implements AutoCloseable {
    private final GreenMail server;
    private final boolean secure;

    Mailbox() {
      this(ServerSetup.PROTOCOL_SMTP);
    }

    Mailbox(String protocol) {
      server = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
      secure = protocol.equals(ServerSetup.PROTOCOL_SMTPS);
      server.start();
    }

    int port() {
      return (secure ? server.getSmtps() : server.getSmtp()).getPort();
    }

    MimeMessage only() {
      assertThat(server.waitForIncomingEmail(5_000, 1)).isTrue();
      return server.getReceivedMessages()[0];
    }

    @Override
    public void close() {
      server.stop();
    }
  }
}
