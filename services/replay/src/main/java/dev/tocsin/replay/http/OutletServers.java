package dev.tocsin.replay.http;

import com.sun.net.httpserver.HttpExchange;
import dev.tocsin.replay.scenario.Outlet;
import dev.tocsin.replay.scenario.Scenario;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The outlets of a scenario on HTTP: each a host of its own, so that sites, lanes and politeness
 * are as real as on the net. Each serves {@code /feed.xml} and the pages of its articles.
 */
public final class OutletServers implements AutoCloseable {
  private final InstantSource clock;
  private final Map<String, LoopbackServer> byHost = new LinkedHashMap<>();
  private final Recording<Fetch> log =
      new Recording<>(fetch -> 100 + fetch.outlet().length() + fetch.path().length());

  private OutletServers(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Starts a server for each outlet.
   *
   * @param clock the scenario's: an article is out once its release time is not after it
   */
  public static OutletServers start(Scenario scenario, InstantSource clock) throws IOException {
    OutletServers servers = new OutletServers(clock);
    try {
      for (Outlet outlet : scenario.outlets()) {
        servers.open(outlet, new Newsstand(outlet, scenario));
      }
      return servers;
    } catch (IOException e) {
      servers.close();
      throw e;
    }
  }

  /** Where each host name is really found. */
  public Map<String, InetSocketAddress> routes() {
    Map<String, InetSocketAddress> routes = new LinkedHashMap<>();
    byHost.forEach((host, server) -> routes.put(host, server.address()));
    return routes;
  }

  /** The latest requests, the oldest first, as many as are kept. */
  public List<Fetch> log() {
    return log.latest();
  }

  /** How many requests there were, kept or not. */
  public long fetches() {
    return log.count();
  }

  private void open(Outlet outlet, Newsstand newsstand) throws IOException {
    byHost.put(outlet.host(), LoopbackServer.start(request -> answer(outlet, newsstand, request)));
  }

  private Reply answer(Outlet outlet, Newsstand newsstand, HttpExchange request) {
    Instant at = Instant.now();
    String path = request.getRequestURI().toASCIIString();
    Reply reply = reply(newsstand, path, request);
    log.add(new Fetch(outlet.id(), path, at, reply.status()));
    return reply;
  }

  private Reply reply(Newsstand newsstand, String path, HttpExchange request) {
    if (!request.getRequestMethod().equals("GET")) {
      return Reply.onlyBy("GET");
    }
    return newsstand
        .at(path, clock.instant())
        .map(document -> document.replyTo(request.getRequestHeaders()))
        .orElseGet(() -> Reply.text(404, "not here, or not yet"));
  }

  @Override
  public void close() {
    byHost.values().forEach(LoopbackServer::close);
  }
}
