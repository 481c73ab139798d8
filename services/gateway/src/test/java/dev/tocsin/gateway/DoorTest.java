package dev.tocsin.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DoorTest {
  private static final String TOKEN = "a-token-for-the-test";

  private static Line line;
  private static Gateway open;
  private static Gateway guarded;

  @BeforeAll
  static void open() throws Exception {
    line = Line.open();
    open = line.gateway();
    guarded = line.gateway(new GatewaySettings("127.0.0.1", 0, List.of(TOKEN), 4));
  }

  @AfterAll
  static void close() {
    line.close();
  }

  @Test
  void refusesAnotherHostName() throws Exception {
    String answer = raw("GET / HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 421");
  }

  @Test
  void isReachedByItsOwnNames() throws Exception {
    for (String name : List.of("localhost", "127.0.0.1:80", "[::1]:8080", "LOCALHOST:1")) {
      String answer =
          raw("GET /health HTTP/1.1\r\nHost: " + name + "\r\nConnection: close\r\n\r\n");

      assertThat(answer).as(name).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void refusesWhatPagesOfOtherSitesAskFor() throws Exception {
    var answer =
        Line.send(
            open, "/api/v1/alerts", request -> request.header("Sec-Fetch-Site", "cross-site"));

    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void letsPeopleFollowALinkFromAnotherSite() throws Exception {
    var answer =
        Line.send(
            open,
            "/",
            request ->
                request
                    .header("Sec-Fetch-Site", "cross-site")
                    .header("Sec-Fetch-Mode", "navigate"));

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void refusesWritesThatAFormCouldSend() throws Exception {
    var answer =
        Line.send(
            open,
            "/api/v1/feeds/any/poll",
            request ->
                request
                    .header("Content-Type", "text/plain")
                    .POST(HttpRequest.BodyPublishers.ofString("{}")));

    assertThat(answer.statusCode()).isEqualTo(415);
  }

  @Test
  void protectsEveryAnswer() throws Exception {
    var headers = Line.get(open, "/").headers();

    assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(headers.firstValue("Server")).isEmpty();
  }

  @Test
  void keepsAssetsForEverUnderAnAddressWithTheirHash() throws Exception {
    String page = Line.get(open, "/").body();
    String address = page.replaceAll("(?s).*\"(/assets/page\\.css\\?v=[0-9a-f]+)\".*", "$1");

    var answer = Line.get(open, address);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
  }

  @Test
  void answersWhatIsNotThereWithAProblem() throws Exception {
    var answer = Line.get(open, "/api/v1/nothing");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void asksForATokenWhereThereAreSome() throws Exception {
    var answer = Line.get(guarded, "/api/v1/alerts");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    assertThat(Line.get(guarded, "/metrics").statusCode()).isEqualTo(401);
    assertThat(Line.get(guarded, "/health").statusCode()).isEqualTo(200);
  }

  @Test
  void aTokenOpens() throws Exception {
    var answer =
        Line.send(
            guarded,
            "/api/v1/alerts",
            request -> request.header("Authorization", "Bearer " + TOKEN));

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void aBrowserSignsInWithATokenAndKeepsACookie() throws Exception {
    assertThat(Line.get(guarded, "/").headers().firstValue("Location")).hasValue("/sign-in");

    var entered = signIn(TOKEN);

    String cookie = entered.headers().firstValue("Set-Cookie").orElse("");
    assertThat(entered.statusCode()).isEqualTo(303);
    assertThat(cookie).contains("HttpOnly", "SameSite=Strict");
    var page =
        Line.send(guarded, "/", request -> request.header("Cookie", cookie.replaceAll(";.*", "")));
    assertThat(page.statusCode()).isEqualTo(200);
  }

  @Test
  void aWrongTokenOpensNothing() throws Exception {
    var answer = signIn("some-other-token-of-somebody");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void doesNotOpenToOthersWithoutTokens() {
    assertThatThrownBy(() -> new GatewaySettings("0.0.0.0", 0, List.of(), 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there are no API tokens");
  }

  @Test
  void aPortInUseSaysWhatToDo() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      GatewaySettings settings = GatewaySettings.local(taken.getLocalPort());

      assertThatThrownBy(() -> line.starting(settings))
          .isInstanceOf(PortInUseException.class)
          .hasMessageContaining(taken.getLocalPort() + " of 127.0.0.1")
          .hasMessageContaining("choose another port");
    }
  }

  private static HttpResponse<String> signIn(String token) throws Exception {
    return Line.send(
        guarded,
        "/sign-in",
        request ->
            request
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("token=" + token)));
  }

  private static String raw(String request) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), open.address().getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
