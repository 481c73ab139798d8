package dev.tocsin.messaging.kill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who is posted to: each life of the sender has a path of its own. It is busy at the first try of
 * some posts, and when told to it lets the sender hang after a number of posts.
 */
final class Receiver implements AutoCloseable {
  /** A post that was taken; one whose answer the sender never had is among them. */
  record Receipt(String life, String id) {}

  private static final int NO_CONTENT = 204;
  private static final int UNAVAILABLE = 503;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Receipt> receipts = new ConcurrentLinkedQueue<>();
  private final Set<String> turnedAway = ConcurrentHashMap.newKeySet();
  private final AtomicInteger answers = new AtomicInteger();
  private final AtomicInteger hanging = new AtomicInteger();
  private volatile CountDownLatch release = new CountDownLatch(0);

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
    server.setExecutor(threads);
    server.createContext("/", this::receive);
    server.start();
  }

  /** Where a life of the sender posts to. */
  URI at(int life) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + life + "/");
  }

  /** After so many answers more, all who post hang. */
  void hangAfter(int more) {
    hanging.set(0);
    release = new CountDownLatch(1);
    answers.set(more);
  }

  /** Posts that were taken and have no answer yet. */
  int hanging() {
    return hanging.get();
  }

  /** Nobody hangs any more. */
  void release() {
    answers.set(Integer.MAX_VALUE);
    release.countDown();
  }

  List<Receipt> receipts() {
    return List.copyOf(receipts);
  }

  private void receive(HttpExchange exchange) throws IOException {
    String[] path = exchange.getRequestURI().getPath().split("/", -1);
    Receipt receipt = new Receipt(path[1], path[2]);
    exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
    boolean busy = receipt.id().endsWith("7") && turnedAway.add(receipt.id());
    if (!busy) {
      receipts.add(receipt);
      if (answers.getAndDecrement() <= 0) {
        hang();
      }
    }
    exchange.sendResponseHeaders(busy ? UNAVAILABLE : NO_CONTENT, -1);
    exchange.close();
  }

  private void hang() {
    hanging.incrementAndGet();
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    release();
    server.stop(0);
    threads.close();
  }
}
