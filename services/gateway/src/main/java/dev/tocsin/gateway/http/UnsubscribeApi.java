package dev.tocsin.gateway.http;

import dev.tocsin.domain.SecretBox;
import dev.tocsin.domain.SecretBox.CannotOpenException;
import dev.tocsin.domain.Subscription;
import dev.tocsin.gateway.registry.Registrar;
import dev.tocsin.gateway.registry.Ruling;
import dev.tocsin.gateway.registry.SubscriptionDesk;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/**
 * The way out that stands in each mail (RFC 8058): one POST by the mail program, without a sign-in.
 * Who has the token has the mail; it pauses that one subscription and opens nothing else.
 */
final class UnsubscribeApi {
  static final String PREFIX = "/unsubscribe/";
  static final String PATH = PREFIX + "{id}/{token}";

  /** What the dispatcher seals tokens for. */
  private static final String PURPOSE = "/unsubscribe";

  private final Registrar registrar;
  private final SubscriptionDesk subscriptions;
  private final SecretBox box;

  UnsubscribeApi(Registrar registrar, SubscriptionDesk subscriptions, SecretBox box) {
    this.registrar = registrar;
    this.subscriptions = subscriptions;
    this.box = box;
  }

  void leave(Context ctx) {
    String id = ctx.pathParam("id");
    if (!opens(ctx.pathParam("token"), id)) {
      Answers.problem(ctx, HttpStatus.FORBIDDEN, "this is not the way out of that subscription");
      return;
    }
    switch (registrar.pause(subscriptions, id)) {
      case Ruling.Stored<Subscription> stored -> left(ctx);
      case Ruling.Unchanged<Subscription> same -> left(ctx);
      case Ruling.Refused<Subscription> refused -> RegistryApi.refuse(ctx, refused.why());
    }
  }

  private static void left(Context ctx) {
    ctx.status(HttpStatus.OK).contentType("text/plain; charset=utf-8").result("unsubscribed");
  }

  private boolean opens(String token, String id) {
    try {
      return box.open(token, id + PURPOSE).equals(id);
    } catch (CannotOpenException e) {
      return false;
    }
  }
}
