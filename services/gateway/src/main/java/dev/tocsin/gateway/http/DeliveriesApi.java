package dev.tocsin.gateway.http;

import dev.tocsin.domain.Attempt.Outcome;
import dev.tocsin.domain.Request;
import dev.tocsin.domain.State;
import dev.tocsin.domain.Subscription;
import dev.tocsin.gateway.model.DeliveryLedger;
import dev.tocsin.gateway.model.DeliveryLedger.Account;
import dev.tocsin.gateway.model.DeliveryLedger.TooManyException;
import dev.tocsin.gateway.model.KeptAlert;
import dev.tocsin.gateway.model.ReadModel;
import dev.tocsin.gateway.registry.Refusal;
import dev.tocsin.gateway.registry.Registrar;
import dev.tocsin.gateway.registry.Ruling;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What was sent to whom, and what people may ask for: a ping, a message once more, all since then.
 */
final class DeliveriesApi {
  private static final String ONE = "/api/v1/subscriptions/{id}";
  private static final int MOST = 10_000;
  private static final int PAGE = 100;
  private static final Duration KEPT = Duration.ofDays(7);
  private static final Duration USUAL = Duration.ofDays(1);

  private final ReadModel model;
  private final Registrar registrar;
  private final DeliveryLedger ledger;
  private final InstantSource clock;

  DeliveriesApi(ReadModel model, Registrar registrar, DeliveryLedger ledger, InstantSource clock) {
    this.model = model;
    this.registrar = registrar;
    this.ledger = ledger;
    this.clock = clock;
  }

  void route(JavalinDefaultRoutingApi routes) {
    routes.get(ONE + "/status", ctx -> known(ctx).ifPresent(each -> status(ctx, each)));
    routes.get(ONE + "/preview", ctx -> known(ctx).ifPresent(each -> preview(ctx, each)));
    routes.post(ONE + "/ping", ctx -> known(ctx).ifPresent(each -> ping(ctx, each)));
    routes.post(ONE + "/recover", ctx -> known(ctx).ifPresent(each -> recover(ctx, each)));
    routes.get(ONE + "/deliveries", ctx -> known(ctx).ifPresent(each -> list(ctx, each)));
    routes.get(ONE + "/deliveries/{delivery}", ctx -> known(ctx).ifPresent(e -> show(ctx, e)));
    routes.post(
        ONE + "/deliveries/{delivery}/resend", ctx -> known(ctx).ifPresent(e -> resend(ctx, e)));
  }

  private void status(Context ctx, Subscription subscription) {
    Answers.json(ctx, HttpStatus.OK, model.receiverOf(subscription));
  }

  /** What the subscription would have brought of the alerts that the gateway remembers. */
  private void preview(Context ctx, Subscription subscription) {
    Instant since = clock.instant().minus(Duration.ofDays(Query.number(ctx, "days", 7, 1)));
    Answers.json(
        ctx,
        HttpStatus.OK,
        Preview.of(
            subscription,
            model.alerts().newestFirst().stream().map(KeptAlert::alert).toList(),
            since));
  }

  private void ping(Context ctx, Subscription subscription) {
    ask(ctx, subscription, List.of(new Request.Ping(subscription.id(), clock.instant())));
  }

  private void recover(Context ctx, Subscription subscription) {
    read(
            ctx,
            subscription,
            account -> account.state().equals("dead") || account.state().equals("skipped"))
        .ifPresent(lost -> ask(ctx, subscription, lost.stream().map(this::again).toList()));
  }

  private void list(Context ctx, Subscription subscription) {
    Optional<String> state = Query.text(ctx, "state");
    int limit = Query.number(ctx, "limit", MOST, PAGE);
    read(ctx, subscription, account -> state.map(account.state()::equals).orElse(true))
        .ifPresent(
            accounts ->
                Answers.json(
                    ctx,
                    HttpStatus.OK,
                    Map.of(
                        "total",
                        accounts.size(),
                        "deliveries",
                        accounts.reversed().stream()
                            .limit(limit)
                            .map(DeliveriesApi::row)
                            .toList())));
  }

  private void show(Context ctx, Subscription subscription) {
    one(ctx, subscription).ifPresent(account -> Answers.json(ctx, HttpStatus.OK, whole(account)));
  }

  private void resend(Context ctx, Subscription subscription) {
    one(ctx, subscription).ifPresent(account -> ask(ctx, subscription, List.of(again(account))));
  }

  private Request again(Account account) {
    return new Request.Resend(account.delivery(), account.attempts().size(), clock.instant());
  }

  private void ask(Context ctx, Subscription subscription, List<? extends Request> requests) {
    if (requests.isEmpty()) {
      Answers.json(ctx, HttpStatus.OK, Map.of("asked", 0));
      return;
    }
    switch (registrar.ask(subscription.id(), List.copyOf(requests))) {
      case Ruling.Stored<Integer> stored ->
          Answers.json(ctx, HttpStatus.ACCEPTED, Map.of("asked", stored.value()));
      case Ruling.Unchanged<Integer> same ->
          Answers.json(ctx, HttpStatus.OK, Map.of("asked", same.value()));
      case Ruling.Refused<Integer> refused -> RegistryApi.refuse(ctx, refused.why());
    }
  }

  private Optional<Account> one(Context ctx, Subscription subscription) {
    String id = ctx.pathParam("delivery");
    Optional<List<Account>> found =
        read(ctx, subscription, KEPT, account -> account.delivery().id().equals(id));
    if (found.isPresent() && found.get().isEmpty()) {
      Answers.problem(
          ctx,
          HttpStatus.NOT_FOUND,
          "'%s' has no delivery '%s'; they are kept for a week".formatted(subscription.id(), id));
    }
    return found.flatMap(accounts -> accounts.stream().findFirst());
  }

  private Optional<List<Account>> read(
      Context ctx, Subscription subscription, Predicate<Account> wanted) {
    return read(ctx, subscription, USUAL, wanted);
  }

  private Optional<List<Account>> read(
      Context ctx, Subscription subscription, Duration usual, Predicate<Account> wanted) {
    try {
      return Optional.of(ledger.read(subscription.id(), since(ctx, usual), MOST, wanted));
    } catch (TooManyException e) {
      Answers.problem(ctx, HttpStatus.CONTENT_TOO_LARGE, String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** A time, or how long ago. */
  private Instant since(Context ctx, Duration usual) {
    Optional<String> written = Query.text(ctx, "since");
    if (written.isEmpty()) {
      return clock.instant().minus(usual);
    }
    try {
      return written.get().startsWith("P")
          ? clock.instant().minus(Duration.parse(written.get()))
          : Instant.parse(written.get());
    } catch (DateTimeException e) {
      throw new BadRequestResponse(
          "since is a time as 2026-03-01T08:00:00Z, or how long ago as PT2H");
    }
  }

  private Optional<Subscription> known(Context ctx) {
    String id = ctx.pathParam("id");
    Optional<Subscription> found =
        model.subscriptions().find(id).filter(each -> each.state() != State.DELETED);
    if (found.isEmpty()) {
      RegistryApi.refuse(
          ctx,
          new Refusal(
              Refusal.Reason.UNKNOWN, "there is no subscription '%s'".formatted(id), List.of()));
    }
    return found;
  }

  /**
   * A delivery in a list.
   *
   * @param next when it is tried again
   */
  record Row(
      String id,
      Instant createdAt,
      int alerts,
      String state,
      int tries,
      int status,
      String answer,
      Optional<Instant> next) {}

  private static Row row(Account account) {
    var last = account.attempts().isEmpty() ? null : account.attempts().getLast();
    return new Row(
        account.delivery().id(),
        account.delivery().createdAt(),
        account.delivery().alertIds().size(),
        account.state(),
        account.attempts().size(),
        last == null ? 0 : last.httpStatus(),
        last == null || last.outcome() == Outcome.DELIVERED ? "" : last.answer(),
        last == null ? Optional.empty() : last.nextAt());
  }

  private static Map<String, Object> whole(Account account) {
    return Map.of(
        "delivery", account.delivery(), "state", account.state(), "attempts", account.attempts());
  }
}
