package dev.tocsin.dispatcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tocsin.dispatcher.PostResult.Wish;
import dev.tocsin.domain.RetryAfter;
import dev.tocsin.outbound.Answer;
import dev.tocsin.outbound.Call;
import dev.tocsin.outbound.Header;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One request to a receiver, and what its answer means: the same for all channels on HTTP. */
final class Posts {
  /** Receivers are told to answer within seconds; some take half a minute. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final long EXCERPT_BYTES = 1024;

  private final Courier courier;
  private final InstantSource realClock;

  Posts(Courier courier, InstantSource realClock) {
    this.courier = courier;
    this.realClock = realClock;
  }

  Instant now() {
    return realClock.instant();
  }

  PostResult post(URI uri, List<Header> headers, byte[] body, Instant at) {
    return timed(Call.post(uri, headers, body, PATIENCE, EXCERPT_BYTES), at).result();
  }

  /** An answer with what it came to. */
  record Asked(Answer answer, PostResult result) {}

  Asked options(URI uri, List<Header> headers, Instant at) {
    return timed(
        new Call(
            "OPTIONS", uri, headers, new byte[0], PATIENCE, EXCERPT_BYTES, Call.Reading.EXCERPT),
        at);
  }

  private Asked timed(Call call, Instant at) {
    long began = System.nanoTime();
    Answer answer = courier.exchange(call);
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    return new Asked(answer, result(answer, at, millis));
  }

  private PostResult result(Answer answer, Instant at, long millis) {
    return switch (answer) {
      case Answer.Response response ->
          new PostResult(
              at,
              millis,
              response.status(),
              AnswerText.headers(response.headers()),
              AnswerText.of(new String(response.body(), UTF_8)),
              retryAfter(response),
              wish(response),
              false,
              Optional.empty());
      case Answer.Refused refused -> PostResult.unanswered(at, millis, "refused: " + refused.why());
      case Answer.Unreachable lost -> PostResult.unanswered(at, millis, lost.why());
    };
  }

  private Optional<Duration> retryAfter(Answer.Response response) {
    return response
        .headers()
        .first("retry-after")
        .flatMap(header -> RetryAfter.parse(header, realClock.instant()));
  }

  private static Wish wish(Answer.Response response) {
    String word =
        response.headers().first("webhook-delivery").orElse("").strip().toLowerCase(Locale.ROOT);
    return switch (word) {
      case "disable" -> Wish.DISABLE;
      case "abort-message" -> Wish.ABORT_MESSAGE;
      default -> Wish.NONE;
    };
  }
}
