package dev.tocsin.outbound;

import static dev.tocsin.outbound.Fixtures.BRIEF;
import static dev.tocsin.outbound.Fixtures.LIMIT;
import static dev.tocsin.outbound.Fixtures.PATIENT;
import static dev.tocsin.outbound.Fixtures.briefGet;
import static dev.tocsin.outbound.Fixtures.clientFor;
import static dev.tocsin.outbound.Fixtures.get;
import static dev.tocsin.outbound.OutboundHttpTest.gzip;
import static dev.tocsin.outbound.OutboundHttpTest.packedHead;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.luben.zstd.Zstd;
import dev.tocsin.outbound.Answer.Kind;
import dev.tocsin.outbound.Answer.Response;
import dev.tocsin.outbound.Answer.Unreachable;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every answer is bounded in time and in bytes, whatever the server does. */
@Timeout(60)
class HostileAnswersTest {
  private static final String CHUNKED = Peer.head("200 OK", "Transfer-Encoding: chunked");
  private static final String LONG = Peer.head("200 OK", "Content-Length: 1000000");

  @Test
  void readsToTheEndWhenThereAreNoHeadersAtAll() throws Exception {
    try (var peer =
            Peer.playing(
                line -> {
                  line.say(Peer.head("200 OK") + "hello");
                  line.hangUp();
                });
        var http = clientFor(peer)) {
      var answer = http.exchange(get(peer.uri("/")));

      assertThat(((Response) answer).body()).asString(UTF_8).isEqualTo("hello");
    }
  }

  @Test
  void refusesABodyWithoutAStatusLine() throws Exception {
    var answer = answerOf("<html><body>hello</body></html>\r\n\r\n", Fixtures::get);

    assertThat(kind(answer)).isEqualTo(Kind.PROTOCOL);
  }

  @Test
  void refusesTheBannerOfAnotherProtocol() throws Exception {
    var answer = answerOf("SSH-2.0-OpenSSH_9.9\u001b[31m\r\nSSH\r\nSSH\r\n", Fixtures::get);

    assertThat(kind(answer)).isEqualTo(Kind.PROTOCOL);
    assertThat(((Unreachable) answer).why()).doesNotContain("\u001b");
  }

  @Test
  void namesASilentHangUpAReset() throws Exception {
    var answer = answerOf(Peer.Line::hangUp, Fixtures::get);

    assertThat(kind(answer)).isEqualTo(Kind.RESET);
  }

  @Test
  void namesAResetAReset() throws Exception {
    var answer =
        answerOf(
            line -> {
              line.say(LONG + "begin");
              line.reset();
            },
            Fixtures::get);

    assertThat(kind(answer)).isEqualTo(Kind.RESET);
  }

  @Test
  void endsAServerThatNeverAnswers() throws Exception {
    var answer = answerOf(Peer.Line::stall, Fixtures::briefGet);

    assertThat(kind(answer)).isEqualTo(Kind.TIMEOUT);
  }

  @Test
  void endsAStallInMidHeader() throws Exception {
    var answer =
        answerOf(
            line -> {
              line.say("HTTP/1.1 200 OK\r\nContent-");
              line.stall();
            },
            Fixtures::briefGet);

    assertThat(kind(answer)).isEqualTo(Kind.TIMEOUT);
  }

  @Test
  void endsAStallInMidBodyAndHangsUp() throws Exception {
    var clientLeft = new AtomicBoolean();
    try (var peer =
            Peer.playing(
                line -> {
                  line.say(LONG + "begin");
                  try {
                    line.stall();
                  } finally {
                    clientLeft.set(true);
                  }
                });
        var http = clientFor(peer)) {
      var answer = http.exchange(briefGet(peer.uri("/")));

      assertThat(kind(answer)).isEqualTo(Kind.TIMEOUT);
      await().untilTrue(clientLeft);
    }
  }

  @Test
  void endsABodyThatComesByteByByte() throws Exception {
    var answer =
        answerOf(
            line -> {
              line.say(LONG);
              do {
                line.say(".");
              } while (line.dawdle());
            },
            Fixtures::briefGet);

    assertThat(kind(answer)).isEqualTo(Kind.TIMEOUT);
  }

  @Test
  void endsAHeaderThatComesByteByByte() throws Exception {
    var answer =
        answerOf(
            line -> {
              line.say("HTTP/1.1 200 OK\r\nX: ");
              do {
                line.say(".");
              } while (line.dawdle());
            },
            Fixtures::briefGet);

    assertThat(kind(answer)).isEqualTo(Kind.TIMEOUT);
  }

  @Test
  void endsEndlessInterimAnswers() throws Exception {
    var answer =
        answerOf(
            line -> {
              do {
                line.say(Peer.head("100 Continue"));
              } while (line.dawdle());
            },
            Fixtures::briefGet);

    assertThat(kind(answer)).isEqualTo(Kind.TIMEOUT);
  }

  @Test
  void theSettingsDeadlineHoldsForAMorePatientCall() throws Exception {
    try (var peer = Peer.playing(Peer.Line::stall)) {
      var open = AddressPolicy.allowing(List.of(peer.hostAndPort()));
      var strict =
          new OutboundSettings("tocsin-test/1", PATIENT, BRIEF, LIMIT, open, Resolver.system());
      try (var http = new OutboundHttp(strict)) {
        var answer = http.exchange(get(peer.uri("/")));

        assertThat(kind(answer)).isEqualTo(Kind.TIMEOUT);
      }
    }
  }

  @Test
  void refusesEndlessChunks() throws Exception {
    var answer = answerOf(HostileAnswersTest::chunksForever, Fixtures::get);

    assertThat(kind(answer)).isEqualTo(Kind.TOO_LARGE);
  }

  @Test
  void refusesAnEndlessChunkExtension() throws Exception {
    var answer =
        answerOf(
            line -> {
              line.say(CHUNKED + "5;x=");
              while (true) {
                line.say("x".repeat(8192));
              }
            },
            Fixtures::get);

    assertThat(kind(answer)).isEqualTo(Kind.TOO_LARGE);
  }

  @Test
  void refusesAChunkThatIsNone() throws Exception {
    var answer = answerOf(CHUNKED + "zz\r\nhello\r\n", Fixtures::get);

    assertThat(kind(answer)).isEqualTo(Kind.PROTOCOL);
  }

  @Test
  void acceptsABodyOfExactlyTheBound() throws Exception {
    var body = "x".repeat((int) LIMIT);
    var answer = answerOf(Peer.head("200 OK", "Content-Length: " + LIMIT) + body, Fixtures::get);

    assertThat(((Response) answer).body()).hasSize((int) LIMIT);
  }

  @Test
  void refusesABodyOfOneByteMore() throws Exception {
    var body = "x".repeat((int) LIMIT + 1);
    var answer =
        answerOf(Peer.head("200 OK", "Content-Length: " + (LIMIT + 1)) + body, Fixtures::get);

    assertThat(kind(answer)).isEqualTo(Kind.TOO_LARGE);
  }

  @Test
  void refusesABombOfGzip() throws Exception {
    byte[] bomb = gzip(new byte[20_000_000]);
    var answer = answerOf("gzip", bomb);

    assertThat(bomb.length).isLessThan((int) LIMIT);
    assertThat(kind(answer)).isEqualTo(Kind.TOO_LARGE);
  }

  @Test
  void refusesABombOfBrotli() throws Exception {
    byte[] bomb =
        Base64.getDecoder().decode("y///P/gnAOKxQCD3/o///3/wTwDEYRGA7v1f/rPE4J8AiMMCAF2SGA==");
    var answer = answerOf("br", bomb);

    assertThat(kind(answer)).isEqualTo(Kind.TOO_LARGE);
  }

  @Test
  void refusesABombOfZstd() throws Exception {
    byte[] bomb = Zstd.compress(new byte[20_000_000]);
    var answer = answerOf("zstd", bomb);

    assertThat(bomb.length).isLessThan((int) LIMIT);
    assertThat(kind(answer)).isEqualTo(Kind.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "zstd"})
  void refusesWhatIsNotPackedAsItSays(String coding) throws Exception {
    var answer = answerOf(coding, "<rss></rss>".getBytes(UTF_8));

    assertThat(kind(answer)).isEqualTo(Kind.PROTOCOL);
  }

  @Test
  void refusesZstdThatWantsMoreMemoryThanServersMay() throws Exception {
    byte[] wide = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0x00, (byte) (20 << 3), 0x01, 0x00, 0x00};
    var answer = answerOf("zstd", wide);

    assertThat(kind(answer)).isEqualTo(Kind.PROTOCOL);
  }

  @Test
  void unpacksBrotliAndZstd() throws Exception {
    byte[] text = "<rss>Talks begin, talks end</rss>".getBytes(UTF_8);
    byte[] brotli =
        Base64.getDecoder().decode("CxCAPHJzcz5UYWxrcyBiZWdpbiwgdGFsa3MgZW5kPC9yc3M+Aw==");

    assertThat(((Response) answerOf("br", brotli)).body()).isEqualTo(text);
    assertThat(((Response) answerOf("zstd", Zstd.compress(text))).body()).isEqualTo(text);
  }

  @Test
  void refusesGzipInGzipByItsName() throws Exception {
    var answer = answerOf("gzip, gzip", gzip(gzip(new byte[20_000_000])));

    assertThat(kind(answer)).isEqualTo(Kind.PROTOCOL);
  }

  @Test
  void unpacksOnlyOnceWhatIsPackedTwiceInSecret() throws Exception {
    byte[] inner = gzip(new byte[20_000_000]);
    var answer = answerOf("gzip", gzip(inner));

    assertThat(((Response) answer).body()).isEqualTo(inner);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bzip2", "compress", "gzip, br", "utf-8"})
  void refusesACodingThatWasNotAskedFor(String coding) throws Exception {
    var answer = answerOf(coding, new byte[100]);

    assertThat(kind(answer)).isEqualTo(Kind.PROTOCOL);
  }

  @Test
  void refusesGzipThatIsNone() throws Exception {
    var answer = answerOf("gzip", "<rss></rss>".getBytes(UTF_8));

    assertThat(kind(answer)).isEqualTo(Kind.PROTOCOL);
  }

  @Test
  void refusesGzipThatBreaksOff() throws Exception {
    byte[] whole = gzip("hello hello hello".getBytes(UTF_8));
    var answer = answerOf("gzip", Arrays.copyOf(whole, whole.length - 9));

    assertThat(kind(answer)).isEqualTo(Kind.PROTOCOL);
  }

  @Test
  void namesABodyShorterThanItsLengthAReset() throws Exception {
    var answer =
        answerOf(
            line -> {
              line.say(LONG + "short");
              line.hangUp();
            },
            Fixtures::get);

    assertThat(kind(answer)).isEqualTo(Kind.RESET);
  }

  @Test
  void cutsABodyLongerThanItsLength() throws Exception {
    var answer =
        answerOf(Peer.head("200 OK", "Content-Length: 5") + "hello and more", Fixtures::get);

    assertThat(((Response) answer).body()).asString(UTF_8).isEqualTo("hello");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "99999999999999999999", "five"})
  void refusesALengthThatIsNone(String length) throws Exception {
    var answer =
        answerOf(Peer.head("200 OK", "Content-Length: " + length) + "hello", Fixtures::get);

    assertThat(kind(answer)).isEqualTo(Kind.PROTOCOL);
  }

  @Test
  void refusesAHundredHeadersOfOneMegabyte() throws Exception {
    var answer =
        answerOf(
            line -> {
              line.say("HTTP/1.1 200 OK\r\n");
              for (int i = 0; i < 100; i++) {
                line.say("X-" + i + ": " + "x".repeat(1_000_000) + "\r\n");
              }
              line.say("\r\n");
            },
            Fixtures::get);

    assertThat(kind(answer)).isEqualTo(Kind.TOO_LARGE);
  }

  @Test
  void refusesEndlessHeaders() throws Exception {
    var answer =
        answerOf(
            line -> {
              line.say("HTTP/1.1 200 OK\r\n");
              while (true) {
                line.say("X: x\r\n");
              }
            },
            Fixtures::get);

    assertThat(kind(answer)).isEqualTo(Kind.TOO_LARGE);
  }

  @Test
  void readsAnExcerptOfAnEndlessBody() throws Exception {
    var answer =
        answerOf(
            HostileAnswersTest::chunksForever,
            uri -> Call.post(uri, List.of(), new byte[0], PATIENT, 1024));

    assertThat(((Response) answer).body()).hasSize(1024);
    assertThat(((Response) answer).truncated()).isTrue();
  }

  @Test
  void keepsTheStatusOfAReceiverThatHangsUpInItsAnswer() throws Exception {
    var answer =
        answerOf(
            line -> {
              line.say(LONG + "begin");
              line.reset();
            },
            uri -> Call.post(uri, List.of(), new byte[0], PATIENT, 1024));

    assertThat(((Response) answer).status()).isEqualTo(200);
    assertThat(((Response) answer).truncated()).isTrue();
  }

  @Test
  void keepsTheStatusOfAReceiverThatStallsInItsAnswer() throws Exception {
    var answer =
        answerOf(
            line -> {
              line.say(LONG + "begin");
              line.stall();
            },
            uri -> Call.post(uri, List.of(), new byte[0], BRIEF, 1024));

    assertThat(((Response) answer).status()).isEqualTo(200);
    assertThat(((Response) answer).body()).asString(UTF_8).isEqualTo("begin");
  }

  @Test
  void worksOnAfterAllOfThem() throws Exception {
    try (var hostile = Peer.playing(HostileAnswersTest::chunksForever);
        var good = Peer.saying(Peer.head("200 OK", "Content-Length: 2") + "ok");
        var http = clientFor(hostile, good)) {
      for (int i = 0; i < 300; i++) {
        http.exchange(get(hostile.uri("/")));
      }
      var answer = http.exchange(get(good.uri("/")));

      assertThat(answer).isInstanceOf(Response.class);
    }
  }

  private static void chunksForever(Peer.Line line) throws IOException {
    line.say(CHUNKED);
    while (true) {
      line.say("1000\r\n" + "x".repeat(0x1000) + "\r\n");
    }
  }

  private static Answer answerOf(Peer.Script script, Function<URI, Call> call) throws IOException {
    try (var peer = Peer.playing(script);
        var http = clientFor(peer)) {
      return http.exchange(call.apply(peer.uri("/")));
    }
  }

  private static Answer answerOf(String said, Function<URI, Call> call) throws IOException {
    return answerOf((Peer.Line line) -> line.say(said), call);
  }

  private static Answer answerOf(String coding, byte[] body) throws IOException {
    try (var peer = Peer.saying(packedHead(coding, body), body);
        var http = clientFor(peer)) {
      return http.exchange(get(peer.uri("/")));
    }
  }

  private static Kind kind(Answer answer) {
    return ((Unreachable) answer).kind();
  }
}
