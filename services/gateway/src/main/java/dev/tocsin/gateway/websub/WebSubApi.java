package dev.tocsin.gateway.websub;

import dev.tocsin.domain.Feed;
import dev.tocsin.domain.FeedStatus;
import dev.tocsin.domain.FeedStatus.Hub;
import dev.tocsin.domain.HubCallbacks;
import dev.tocsin.domain.HubWord;
import dev.tocsin.domain.Ids;
import dev.tocsin.domain.SecretBox.CannotOpenException;
import dev.tocsin.domain.State;
import dev.tocsin.domain.poll.HubTie;
import dev.tocsin.gateway.model.ReadModel;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The callback of WebSub hubs. A hub asks whether it was us who asked (GET), and is told yes only
 * for what is wanted; it pushes what is new (POST), and only what it signed is passed on.
 *
 * <p>It is open to the world: who calls knows the token, which holds the secret of the signature,
 * sealed.
 */
public final class WebSubApi {
  private static final String ADDRESS = HubCallbacks.PATH + "{feedId}/{token}";
  private static final int LONGEST_CHALLENGE = 4_096;
  private static final int LONGEST_REASON = 200;
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

  private final ReadModel model;
  private final HubCallbacks callbacks;
  private final HubWords words;
  private final WebSubMeters meters;
  private final InstantSource clock;

  public WebSubApi(
      ReadModel model,
      HubCallbacks callbacks,
      HubWords words,
      WebSubMeters meters,
      InstantSource clock) {
    this.model = model;
    this.callbacks = callbacks;
    this.words = words;
    this.meters = meters;
    this.clock = clock;
  }

  public void route(JavalinDefaultRoutingApi routes) {
    routes.get(ADDRESS, this::verify);
    routes.post(ADDRESS, this::push);
  }

  /** A feed with what is wanted of its hub. */
  private record Wanted(Feed feed, Hub hub) {}

  private Optional<Wanted> wanted(Context ctx) {
    String callback = HubTie.callback(ctx.pathParam("token"));
    return model
        .feeds()
        .find(ctx.pathParam("feedId"))
        .filter(feed -> feed.state() != State.DELETED)
        .flatMap(
            feed ->
                model
                    .statusOf(feed)
                    .flatMap(FeedStatus::hub)
                    .filter(hub -> hub.wants(callback))
                    .map(hub -> new Wanted(feed, hub)));
  }

  private void verify(Context ctx) {
    String topic = parameter(ctx, "hub.topic");
    Optional<Wanted> wanted = wanted(ctx).filter(of -> of.hub().topic().equals(topic));
    boolean ours = secret(ctx, topic).isPresent();
    switch (ours ? parameter(ctx, "hub.mode") : "") {
      case "subscribe" -> wanted.ifPresentOrElse(of -> confirm(ctx, of), () -> unknown(ctx));
      case "unsubscribe" -> {
        if (wanted.isEmpty()) {
          meters.verified();
          challenge(ctx);
        } else {
          unknown(ctx);
        }
      }
      case "denied" -> wanted.ifPresentOrElse(of -> deny(ctx, of), () -> unknown(ctx));
      default -> unknown(ctx);
    }
  }

  private void confirm(Context ctx, Wanted wanted) {
    String seconds = parameter(ctx, "hub.lease_seconds");
    Optional<Duration> lease =
        SECONDS.matcher(seconds).matches()
            ? Optional.of(Duration.ofSeconds(Long.parseLong(seconds)))
            : Optional.empty();
    Instant now = clock.instant();
    HubWord word = new HubWord.Verified(wanted.feed().id(), wanted.hub().callback(), now, lease);
    if (pass(ctx, wanted, Ids.of(word.toString()), word)) {
      meters.verified();
      challenge(ctx);
    }
  }

  private void deny(Context ctx, Wanted wanted) {
    String reason = parameter(ctx, "hub.reason").replaceAll("\\p{Cntrl}+", " ").strip();
    String why = reason.substring(0, Math.min(LONGEST_REASON, reason.length()));
    HubWord word =
        new HubWord.Denied(
            wanted.feed().id(),
            wanted.hub().callback(),
            clock.instant(),
            why.isEmpty() ? "it gives no reason" : why);
    if (pass(ctx, wanted, Ids.of(word.toString()), word)) {
      meters.denied();
      ctx.status(HttpStatus.OK);
    }
  }

  private static void challenge(Context ctx) {
    String challenge = parameter(ctx, "hub.challenge");
    if (challenge.isEmpty() || challenge.length() > LONGEST_CHALLENGE) {
      ctx.status(HttpStatus.BAD_REQUEST).result("hub.challenge is missing or too long");
    } else {
      ctx.status(HttpStatus.OK).contentType("text/plain; charset=utf-8").result(challenge);
    }
  }

  private void unknown(Context ctx) {
    meters.unknown();
    ctx.status(HttpStatus.NOT_FOUND).result("nobody here asked for that");
  }

  private void push(Context ctx) throws IOException {
    Optional<Wanted> wanted = wanted(ctx);
    if (wanted.isEmpty()) {
      meters.unwanted();
      ctx.status(HttpStatus.GONE).result("pushes are not wanted here, or no longer");
      return;
    }
    Optional<Signature> signature =
        secret(ctx, wanted.get().hub().topic())
            .flatMap(
                secret ->
                    Optional.ofNullable(ctx.header("X-Hub-Signature"))
                        .flatMap(header -> Signature.of(header, secret)));
    if (signature.isEmpty()) {
      ignore(ctx);
      return;
    }
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    switch (PushBody.read(ctx.bodyInputStream(), signature.get(), kept)) {
      case WHOLE -> take(ctx, wanted.get(), Base64.getEncoder().encodeToString(kept.toByteArray()));
      case LARGE -> take(ctx, wanted.get(), "");
      case FORGED -> ignore(ctx);
      case ENDLESS -> {
        meters.endless();
        ctx.status(HttpStatus.CONTENT_TOO_LARGE).result("no feed is that large");
      }
    }
  }

  private void take(Context ctx, Wanted wanted, String body) {
    Instant now = clock.instant();
    HubWord word =
        new HubWord.Pushed(
            wanted.feed().id(),
            wanted.hub().callback(),
            now,
            wanted.hub().topic(),
            Optional.ofNullable(ctx.header("Content-Type")),
            body);
    String id = Ids.of(wanted.hub().callback(), now.toString(), body);
    if (pass(ctx, wanted, id, word)) {
      meters.taken(body.isEmpty());
      ctx.status(HttpStatus.ACCEPTED);
    }
  }

  /** The hub is told that all is well: it shall learn nothing by trying (WebSub, 8). */
  private void ignore(Context ctx) {
    meters.forged();
    ctx.status(HttpStatus.ACCEPTED);
  }

  private boolean pass(Context ctx, Wanted wanted, String id, HubWord word) {
    if (words.write(wanted.feed().site(), id, word)) {
      return true;
    }
    meters.failed();
    ctx.status(HttpStatus.SERVICE_UNAVAILABLE).result("try again: it could not be written down");
    return false;
  }

  private Optional<String> secret(Context ctx, String topic) {
    try {
      return Optional.of(callbacks.secret(ctx.pathParam("feedId"), topic, ctx.pathParam("token")));
    } catch (CannotOpenException e) {
      return Optional.empty();
    }
  }

  private static String parameter(Context ctx, String name) {
    return Optional.ofNullable(ctx.queryParam(name)).orElse("");
  }
}
