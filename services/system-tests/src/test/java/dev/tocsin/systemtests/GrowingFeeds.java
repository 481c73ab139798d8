package dev.tocsin.systemtests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tocsin.replay.check.Served;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * Feeds on real HTTP that get new entries all the time and remember each version that they served.
 * Headlines are drawn from a small stock, so that topics match some and a tenth are near-copies.
 */
final class GrowingFeeds implements AutoCloseable {
  private static final List<String> WORDS =
      List.of(
          "treaty",
          "harvest",
          "festival",
          "envoy",
          "bridge",
          "river",
          "council",
          "budget",
          "storm",
          "museum",
          "railway",
          "orchestra",
          "glacier",
          "vaccine",
          "tariff",
          "lighthouse",
          "comet",
          "ferry",
          "quarry",
          "parliament",
          "drought",
          "reactor",
          "stadium",
          "archive",
          "canal",
          "volcano",
          "harbour",
          "satellite",
          "orchard",
          "tunnel",
          "census",
          "reservoir");
  private static final int WORDS_A_TITLE = 6;

  /** Names that no other headline has: without them all would be one story, and alert once. */
  private static final int NAMES_A_TITLE = 3;

  private static final int LETTERS_AND_DIGITS = 36;

  private final Map<String, Map<String, String>> feeds = new LinkedHashMap<>();
  private final List<String> titles = new ArrayList<>();
  private final Set<Served> served = new HashSet<>();
  private final Random random = new Random(7);
  private final HttpServer server;
  private int entries;

  GrowingFeeds(int count) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    for (int i = 0; i < count; i++) {
      String id = "feed-" + i;
      feeds.put(id, new LinkedHashMap<>());
      server.createContext("/" + id + ".xml", exchange -> answer(id, exchange));
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  Set<String> ids() {
    return feeds.keySet();
  }

  String url(String id) {
    return "http://127.0.0.1:" + port() + "/" + id + ".xml";
  }

  /** Adds an entry to one of the feeds. */
  synchronized void grow() {
    entries++;
    List<String> ids = List.copyOf(feeds.keySet());
    String title =
        titles.isEmpty() || random.nextInt(10) > 0
            ? freshTitle()
            : titles.get(random.nextInt(titles.size())) + " again";
    titles.add(title);
    entriesOf(ids.get(random.nextInt(ids.size()))).put("g" + entries, title);
  }

  /** Changes the text of one entry of each feed. */
  synchronized void update() {
    feeds
        .values()
        .forEach(
            all -> all.entrySet().stream().findFirst().ifPresent(e -> e.setValue(freshTitle())));
  }

  /** Every version of every entry that is in an answer that was sent. */
  synchronized Set<Served> served() {
    return Set.copyOf(served);
  }

  /** Whether everything that is in the feeds was served. */
  synchronized boolean allServed() {
    return feeds.entrySet().stream()
        .allMatch(
            feed ->
                feed.getValue().entrySet().stream()
                    .allMatch(
                        entry ->
                            served.contains(
                                new Served(feed.getKey(), entry.getKey(), entry.getValue()))));
  }

  private Map<String, String> entriesOf(String id) {
    return feeds.getOrDefault(id, Map.of());
  }

  private String freshTitle() {
    StringBuilder title = new StringBuilder("Report " + random.nextInt(1_000_000));
    for (int i = 0; i < WORDS_A_TITLE; i++) {
      title.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
    }
    for (int i = 0; i < NAMES_A_TITLE; i++) {
      title
          .append(" place")
          .append(Integer.toString(random.nextInt(1_000_000), LETTERS_AND_DIGITS));
    }
    return title.toString();
  }

  private void answer(String id, HttpExchange exchange) throws IOException {
    byte[] body = rss(id).getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private synchronized String rss(String id) {
    StringBuilder rss = new StringBuilder("<rss version=\"2.0\"><channel><title>");
    rss.append(id).append("</title><language>en</language>");
    entriesOf(id)
        .forEach(
            (guid, title) -> {
              served.add(new Served(id, guid, title));
              rss.append(
                      "<item><guid isPermaLink=\"false\">%s</guid><title>%s</title>"
                          .formatted(guid, title))
                  .append(
                      "<link>http://127.0.0.1:%d/%s/%s</link></item>".formatted(port(), id, guid));
            });
    return rss.append("</channel></rss>").toString();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
