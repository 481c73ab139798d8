package dev.tocsin.gateway.http;

import dev.tocsin.domain.Request;
import dev.tocsin.gateway.registry.FeedDesk;
import dev.tocsin.gateway.registry.Registrar;
import dev.tocsin.gateway.registry.Ruling;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/** Asks for a poll of one feed; the poller's rules still say when. */
final class PollNowApi {
  private final Registrar registrar;
  private final FeedDesk feeds;

  PollNowApi(Registrar registrar, FeedDesk feeds) {
    this.registrar = registrar;
    this.feeds = feeds;
  }

  void ask(Context ctx) {
    switch (registrar.pollNow(feeds, ctx.pathParam("id"))) {
      case Ruling.Stored<Request> stored -> Answers.json(ctx, HttpStatus.ACCEPTED, stored.value());
      case Ruling.Unchanged<Request> same -> Answers.json(ctx, HttpStatus.OK, same.value());
      case Ruling.Refused<Request> refused -> RegistryApi.refuse(ctx, refused.why());
    }
  }
}
