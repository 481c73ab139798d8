package dev.tocsin.outbound;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server on a loopback socket that says whatever its script says, HTTP or not. */
final class Peer implements AutoCloseable {

  /** What is done with one request. */
  interface Script {
    void play(Line line) throws Exception;
  }

  private final ServerSocket listener;
  private final Script script;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final CountDownLatch closing = new CountDownLatch(1);

  Peer(ServerSocket listener, Script script) {
    this.listener = listener;
    this.script = script;
    Thread.startVirtualThread(this::accept);
  }

  /** Follows the script on a free port of 127.0.0.1. */
  static Peer playing(Script script) throws IOException {
    return new Peer(
        new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1})), script);
  }

  /** Answers every request with these characters, one byte each. */
  static Peer saying(String answer) throws IOException {
    return playing(line -> line.say(answer));
  }

  /** Answers every request with this head and body. */
  static Peer saying(String head, byte[] body) throws IOException {
    return playing(
        line -> {
          line.say(head);
          line.say(body);
        });
  }

  /** The head of an answer: status line, headers, blank line. */
  static String head(String status, String... headers) {
    var lines = Stream.concat(Stream.of("HTTP/1.1 " + status), Stream.of(headers));
    return lines.collect(Collectors.joining("\r\n", "", "\r\n\r\n"));
  }

  int port() {
    return listener.getLocalPort();
  }

  InetSocketAddress socket() {
    return new InetSocketAddress(listener.getInetAddress(), port());
  }

  /** As the operator's allow-list writes it. */
  String hostAndPort() {
    return "127.0.0.1:" + port();
  }

  URI uri(String path) {
    return URI.create("http://" + hostAndPort() + path);
  }

  /** Heads and bodies as they came. */
  List<String> requests() {
    return requests;
  }

  int connections() {
    return connections.get();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        sockets.add(socket);
        connections.incrementAndGet();
        Thread.startVirtualThread(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var line = new Line(socket, closing);
      while (line.hear(requests)) {
        script.play(line);
      }
    } catch (Exception clientHasGone) {
      // What the client then says about it is what the tests look at.
    }
  }

  @Override
  public void close() throws IOException {
    closing.countDown();
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** One open connection, from the server's end. */
  static final class Line {
    private final Socket socket;
    private final CountDownLatch closing;
    private final InputStream in;
    private final OutputStream out;

    Line(Socket socket, CountDownLatch closing) throws IOException {
      this.socket = socket;
      this.closing = closing;
      this.in = socket.getInputStream();
      this.out = socket.getOutputStream();
    }

    void say(String text) throws IOException {
      say(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void say(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
    }

    /** Says nothing more until the client goes away. */
    void stall() throws IOException {
      in.read();
    }

    /** Lets a moment pass; false when the test is over. */
    boolean dawdle() throws InterruptedException {
      return !closing.await(20, TimeUnit.MILLISECONDS);
    }

    void hangUp() throws IOException {
      socket.close();
    }

    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    private boolean hear(List<String> requests) throws IOException {
      var head = new ByteArrayOutputStream();
      while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        int next = in.read();
        if (next < 0) {
          return false;
        }
        head.write(next);
      }
      String text = head.toString(StandardCharsets.ISO_8859_1);
      var length =
          text.lines()
              .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
              .map(line -> Integer.parseInt(line.substring(15).strip()))
              .findFirst();
      String body = new String(in.readNBytes(length.orElse(0)), StandardCharsets.UTF_8);
      requests.add(text + body);
      return true;
    }
  }
}
