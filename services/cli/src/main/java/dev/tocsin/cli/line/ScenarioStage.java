package dev.tocsin.cli.line;

import dev.tocsin.replay.http.OutletServers;
import dev.tocsin.replay.http.WebhookReceiver;
import dev.tocsin.replay.scenario.Outlet;
import dev.tocsin.replay.scenario.Scenario;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What stands around a line in a replay: its outlets on HTTP, and a receiver of its webhooks. */
public final class ScenarioStage implements AutoCloseable {
  private static final String SUBSCRIPTION = "replay";

  private final Scenario scenario;
  private final OutletServers outlets;
  private final WebhookReceiver receiver;

  private ScenarioStage(Scenario scenario, OutletServers outlets, WebhookReceiver receiver) {
    this.scenario = scenario;
    this.outlets = outlets;
    this.receiver = receiver;
  }

  /**
   * Sets the stage.
   *
   * @param clock what is out is what it has passed
   */
  public static ScenarioStage set(Scenario scenario, InstantSource clock) throws LineException {
    try {
      return new ScenarioStage(
          scenario, OutletServers.start(scenario, clock), WebhookReceiver.start());
    } catch (IOException e) {
      throw new LineException("the outlets cannot be served: " + e.getMessage(), e);
    }
  }

  /** Where the outlets and the receiver are found. */
  public Map<String, InetSocketAddress> routes() {
    Map<String, InetSocketAddress> routes = new HashMap<>(outlets.routes());
    routes.putAll(receiver.routes());
    return routes;
  }

  public WebhookReceiver receiver() {
    return receiver;
  }

  /**
   * Brings a feed for each outlet and a subscription for the receiver to the gateway.
   *
   * @param floor least time between two polls of a feed, in seconds
   */
  public void enter(Door door, int floor) throws LineException, InterruptedException {
    for (Outlet outlet : scenario.outlets()) {
      ObjectNode feed = JsonMapper.shared().createObjectNode();
      feed.put("url", outlet.feedUrl().toString());
      feed.put("outlet", outlet.name());
      feed.put("country", outlet.country());
      feed.put("language", outlet.language());
      feed.put("tier", outlet.tier());
      feed.put("backlog", "ALERT");
      feed.putObject("schedule").put("floor", "PT" + floor + "S");
      door.put("feeds", outlet.id(), feed);
    }
    ObjectNode subscription = JsonMapper.shared().createObjectNode();
    subscription.put("name", "The replay's own receiver");
    subscription.putObject("channel").put("type", "webhook").put("url", receiver.url().toString());
    door.put("subscriptions", SUBSCRIPTION, subscription);
  }

  @Override
  public void close() {
    outlets.close();
    receiver.close();
  }
}
