package dev.tocsin.benchmarks.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.tocsin.messaging.RealTime;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A receiver as fast as one can be: a thread a connection, no more HTTP than the benches speak. It
 * takes everything at {@code /ok}, fails at {@code /fail}, answers late at {@code /hang} and asks
 * its ledger at {@code /book}.
 */
final class Sink implements AutoCloseable {
  private static final Duration HANGS = Duration.ofSeconds(10);
  private static final byte[] TAKEN = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(ISO_8859_1);
  private static final byte[] FAILED =
      "HTTP/1.1 500 Error\r\nContent-Length: 0\r\n\r\n".getBytes(ISO_8859_1);
  private static final Pattern BOOKED =
      Pattern.compile("(?is)POST (/book/\\S*).*^webhook-id: *([0-9a-f]+)", Pattern.MULTILINE);
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

  /** The time at which a message was made, in real microseconds, as its story's id says. */
  private static final Pattern MADE = Pattern.compile("\"storyId\":\"(\\d{16})\"");

  /** How long a healthy message took from its making to its first byte here. */
  record Sample(long madeMicros, long tookMicros) {}

  private final ServerSocket listener;
  private final Ledger ledger;
  private final LongAdder received = new LongAdder();
  private final LongAdder connections = new LongAdder();
  private final Queue<Sample> samples = new ConcurrentLinkedQueue<>();

  private Sink(ServerSocket listener, Ledger ledger) {
    this.listener = listener;
    this.ledger = ledger;
    Thread.ofVirtual().start(this::accept);
  }

  static Sink open(Ledger ledger) throws IOException {
    return new Sink(new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress()), ledger);
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort());
  }

  long received() {
    return received.sum();
  }

  long connections() {
    return connections.sum();
  }

  /** The samples so far; the next call begins anew. */
  List<Sample> take() {
    List<Sample> taken = List.copyOf(samples);
    samples.clear();
    return taken;
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        connections.increment();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException closed) {
      // The bench is over.
    }
  }

  private void serve(Socket socket) {
    try (socket;
        InputStream in = new BufferedInputStream(socket.getInputStream(), 16 << 10)) {
      socket.setTcpNoDelay(true);
      for (String head = head(in); !head.isEmpty(); head = head(in)) {
        answer(socket, in, head);
      }
    } catch (IOException | InterruptedException gone) {
      // So is the client.
    }
  }

  private void answer(Socket socket, InputStream in, String head)
      throws IOException, InterruptedException {
    long at = RealTime.now();
    Matcher length = LENGTH.matcher(head);
    byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
    received.increment();
    boolean takes = !head.startsWith("POST /fail");
    if (head.startsWith("POST /hang")) {
      Thread.sleep(HANGS);
    } else if (head.startsWith("POST /ok")) {
      Matcher made = MADE.matcher(new String(body, ISO_8859_1));
      if (made.find()) {
        long micros = Long.parseLong(made.group(1));
        samples.add(new Sample(micros, at - micros));
      }
    } else if (head.startsWith("POST /book")) {
      Matcher booked = BOOKED.matcher(head);
      takes = booked.find() && ledger.take(booked.group(1), booked.group(2));
    }
    socket.getOutputStream().write(takes ? TAKEN : FAILED);
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder(512);
    int ended = 0;
    for (int c = in.read(); c >= 0; c = in.read()) {
      head.append((char) c);
      ended = c == '\n' ? ended + 1 : c == '\r' ? ended : 0;
      if (ended == 2) {
        return head.toString();
      }
    }
    return "";
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
