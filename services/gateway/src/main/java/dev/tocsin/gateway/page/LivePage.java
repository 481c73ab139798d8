package dev.tocsin.gateway.page;

import dev.tocsin.domain.State;
import dev.tocsin.gateway.http.Assets;
import dev.tocsin.gateway.model.KeptAlert;
import dev.tocsin.gateway.model.KeptAlert.Place;
import dev.tocsin.gateway.model.Overview;
import dev.tocsin.gateway.model.ReadModel;
import dev.tocsin.gateway.model.StreamPosition;
import dev.tocsin.messaging.Json;
import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The live page: rendered here, so that it is readable before any script runs; alerts then come by
 * an event stream, and the other parts are asked for again every few seconds.
 */
public final class LivePage {
  private static final int ALERTS = 50;

  private final ReadModel model;
  private final Assets assets;
  private final Supplier<Optional<String>> readOnly;

  public LivePage(ReadModel model, Assets assets, Supplier<Optional<String>> readOnly) {
    this.model = model;
    this.assets = assets;
    this.readOnly = readOnly;
  }

  public void route(JavalinDefaultRoutingApi routes) {
    routes.get("/", this::show);
    routes.get("/page/line", ctx -> ctx.html(line()));
    routes.get("/page/feeds", ctx -> ctx.html(feeds()));
    routes.get("/page/subscriptions", ctx -> ctx.html(subscriptions()));
    routes.get("/page/notices", ctx -> ctx.html(notices()));
    routes.get("/page/volume", this::volume);
  }

  /** An alert as a piece of the page, for the stream. */
  public String card(KeptAlert kept) {
    AlertCard card = AlertCard.of(kept, Topics.of(model));
    return render((out, none) -> JtealertGenerated.render(out, none, card));
  }

  /** The form that asks for a token. */
  public String signIn(boolean failed) {
    return render((out, none) -> JtesigninGenerated.render(out, none, assets, failed));
  }

  private void show(Context ctx) {
    PageView view = view(ctx);
    ctx.html(
        render(
            (out, none) ->
                JtepageGenerated.render(
                    out,
                    none,
                    assets,
                    view,
                    LineView.of(model),
                    FeedRow.all(model),
                    SubscriptionRow.all(model),
                    Notices.of(model, readOnly.get()))));
  }

  private PageView view(Context ctx) {
    Topics topics = Topics.of(model);
    Optional<Topics.Label> chosen =
        Optional.ofNullable(ctx.queryParam("topic")).flatMap(topics::find);
    Optional<Place> after = Optional.ofNullable(ctx.queryParam("after")).flatMap(Place::parse);
    // Taken before the alerts are: what comes in between is sent again, and known by its id.
    StreamPosition position = model.alerts().end();
    List<KeptAlert> found =
        model.alerts().newestFirst().stream()
            .filter(kept -> after.map(place -> kept.place().compareTo(place) < 0).orElse(true))
            .filter(
                kept -> chosen.map(topic -> topic.id().equals(kept.alert().topicId())).orElse(true))
            .limit(ALERTS + 1L)
            .toList();
    List<KeptAlert> shown = found.subList(0, Math.min(ALERTS, found.size()));
    String topic = chosen.map(label -> "&topic=" + label.id()).orElse("");
    return new PageView(
        shown.stream().map(kept -> AlertCard.of(kept, topics)).toList(),
        Overview.topics(model).stream()
            .map(count -> PageView.Chip.of(count, topics, chosen))
            .toList(),
        chosen,
        after.isPresent()
            ? Optional.empty()
            : Optional.of("/page/alerts/stream?from=" + position + topic),
        found.size() > ALERTS
            ? Optional.of("/?after=" + shown.getLast().place() + topic)
            : Optional.empty(),
        none(model.feeds().all().stream().map(feed -> feed.state())),
        none(model.topics().all().stream().map(known -> known.state())),
        ctx.scheme() + "://" + ctx.header("Host"));
  }

  private static boolean none(Stream<State> states) {
    return states.allMatch(State.DELETED::equals);
  }

  private String line() {
    return render((out, none) -> JtelineGenerated.render(out, none, LineView.of(model)));
  }

  private String feeds() {
    return render((out, none) -> JtefeedsGenerated.render(out, none, FeedRow.all(model)));
  }

  private String subscriptions() {
    return render(
        (out, none) -> JtesubscriptionsGenerated.render(out, none, SubscriptionRow.all(model)));
  }

  private String notices() {
    return render(
        (out, none) -> JtenoticesGenerated.render(out, none, Notices.of(model, readOnly.get())));
  }

  private void volume(Context ctx) {
    Topics topics = Topics.of(model);
    ctx.contentType("application/json")
        .result(Json.mapper().writeValueAsBytes(VolumeView.of(Overview.volume(model), topics)));
  }

  @SuppressWarnings("NullAway") // null is how jte says that nobody intercepts
  private static String render(Template template) {
    StringOutput text = new StringOutput();
    template.render(new OwaspHtmlTemplateOutput(text), null);
    return text.toString();
  }

  /** A template with its values. */
  private interface Template {
    void render(HtmlTemplateOutput out, HtmlInterceptor none);
  }
}
