package dev.tocsin.dispatcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignerTest {
  private static final String BODY = "{\"type\":\"alert.new\",\"title\":\"Gespräche\"}";
  private static final String OLD = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String NEW = "whsec_bmV3LWtleS1uZXcta2V5LW5ldy1rZXk=";
  private static final Instant NOW = Instant.parse("2023-11-04T12:00:00Z");
  private final long now = Instant.now().getEpochSecond();

  /** With padding, without it, and without the prefix: all are the same kind of secret. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        OLD,
        NEW,
        "whsec_bmV3LWtleS1uZXcta2V5LW5ldy1rZXk",
        "bmV3LWtleS1uZXcta2V5LW5ldy1rZXk="
      })
  void signsAsTheStandardDoes(String secret) {
    String signature = WebhookSigner.of(secret).sign("msg_1", now, BODY.getBytes(UTF_8), NOW);

    assertVerifiedBy(secret, signature);
  }

  @Test
  void signsWithEachSecretWhileOneIsRotated() {
    String signature =
        WebhookSigner.of(NEW + " " + OLD).sign("msg_1", now, BODY.getBytes(UTF_8), NOW);

    assertThat(signature.split(" ")).hasSize(2).allMatch(each -> each.startsWith("v1,"));
    assertVerifiedBy(NEW, signature);
    assertVerifiedBy(OLD, signature);
  }

  /** One signer serves all messages of a subscription, those after the rotation too. */
  @Test
  void signsWithTheOldSecretUntilItsTime() {
    Instant end = NOW.plusSeconds(3_600);
    WebhookSigner signer = WebhookSigner.of(NEW + " " + OLD + "@" + end);

    String before = signer.sign("msg_1", now, BODY.getBytes(UTF_8), end.minusMillis(1));
    String after = signer.sign("msg_1", now, BODY.getBytes(UTF_8), end);

    assertVerifiedBy(OLD, before);
    assertVerifiedBy(NEW, before);
    assertVerifiedBy(NEW, after);
    assertThat(after.split(" ")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "whsec_", "whsec_hunter2!", "whsec_MfKQ9r8G whsec_hunter2!"})
  void refusesWhatIsNoSecretWithoutQuotingIt(String secrets) {
    assertThatThrownBy(() -> WebhookSigner.of(secrets))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("set it again")
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
  }

  private void assertVerifiedBy(String secret, String signature) {
    HttpHeaders headers =
        HttpHeaders.of(
            Map.of(
                "webhook-id", List.of("msg_1"),
                "webhook-timestamp", List.of(Long.toString(now)),
                "webhook-signature", List.of(signature)),
            (name, value) -> true);
    assertThatCode(() -> new Webhook(secret).verify(BODY, headers)).doesNotThrowAnyException();
  }
}
