package dev.tocsin.benchmarks.poller;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tocsin.domain.Feed;
import dev.tocsin.domain.Feed.Backlog;
import dev.tocsin.domain.PollSchedule;
import dev.tocsin.domain.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Feeds on many sites, all behind one socket: of a hundred polls seventy find nothing new and
 * thirty a document with one new entry; some sites hang, some feeds err. Each request is told to
 * whoever watches, and what was served is remembered.
 */
final class FeedFarm implements AutoCloseable {
  static final int ENTRIES = 25;
  private static final int HUNG_SITES_PERCENT = 1;
  private static final int ERRING_FEEDS_PERCENT = 2;
  private static final int NEWS_PERCENT = 30;
  private static final String TEXT =
      "Delegates met for a second day behind closed doors, and neither side would say how far apart"
          + " they still were when the lights went out.";

  /** Is told of each request that is answered. */
  @FunctionalInterface
  interface Watch {
    void asked(int feed, long atMillis);
  }

  private final int feeds;
  private final int sites;
  private final Watch watch;
  private final AtomicIntegerArray served;
  private final LongAdder requests = new LongAdder();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private volatile boolean silent;

  FeedFarm(int feeds, int sites, Watch watch) throws IOException {
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "8192");
    this.feeds = feeds;
    this.sites = sites;
    this.watch = watch;
    this.served = new AtomicIntegerArray(feeds);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  InetSocketAddress address() {
    return server.getAddress();
  }

  /** From now on nothing happens: feeds have what they have. */
  void fallSilent() {
    silent = true;
  }

  /** All answered requests so far. */
  long requests() {
    return requests.sum();
  }

  /** Entries that a feed has served so far; they are numbered from 0. */
  int served(int feed) {
    return served.get(feed);
  }

  int feeds() {
    return feeds;
  }

  boolean hangs(int feed) {
    return percent(feed % sites, 7) < HUNG_SITES_PERCENT;
  }

  boolean errs(int feed) {
    return percent(feed, 11) < ERRING_FEEDS_PERCENT;
  }

  private static int percent(int number, int salt) {
    return new SplittableRandom(number * 31L + salt).nextInt(100);
  }

  /** A feed as people would register it, asked at most once in this time. */
  Feed feed(int number, Duration floor) {
    String site = "site-" + number % sites + ".test";
    return new Feed(
        idOf(number),
        1,
        State.ACTIVE,
        "http://" + site + "/" + number,
        site,
        site,
        "",
        "",
        "en",
        1,
        List.of(),
        false,
        Backlog.ALERT,
        new PollSchedule(Optional.of(floor)),
        "");
  }

  static String idOf(int number) {
    return "feed-" + number;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      int feed = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
      if (hangs(feed)) {
        end.await();
        return;
      }
      watch.asked(feed, System.currentTimeMillis());
      requests.increment();
      if (errs(feed)) {
        exchange.sendResponseHeaders(500, -1);
        return;
      }
      serve(exchange, feed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(HttpExchange exchange, int feed) throws IOException {
    String known = exchange.getRequestHeaders().getFirst("If-None-Match");
    int before = served.get(feed);
    boolean upToDate = etag(feed, before).equals(known);
    if (upToDate && (silent || percent(feed + before * 17, (int) requests.sum()) >= NEWS_PERCENT)) {
      exchange.sendResponseHeaders(304, -1);
      return;
    }
    int now = before == 0 ? ENTRIES : upToDate ? before + 1 : before;
    served.set(feed, now);
    byte[] body = document(feed, now).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("ETag", etag(feed, now));
    exchange.getResponseHeaders().set("Content-Type", "application/rss+xml");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private static String etag(int feed, int served) {
    return "\"" + feed + "-" + served + "\"";
  }

  private static String document(int feed, int served) {
    StringBuilder rss = new StringBuilder(8192);
    rss.append("<rss version=\"2.0\"><channel><title>Feed ").append(feed).append("</title>");
    for (int entry = served - 1; entry >= served - ENTRIES; entry--) {
      rss.append("<item><guid isPermaLink=\"false\">")
          .append(guid(feed, entry))
          .append("</guid><title>Report ")
          .append(entry)
          .append(" of feed ")
          .append(feed)
          .append("</title><description>")
          .append(TEXT)
          .append("</description></item>");
    }
    return rss.append("</channel></rss>").toString();
  }

  static String guid(int feed, int entry) {
    return feed + "." + entry;
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
