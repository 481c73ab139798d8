package dev.tocsin.outbound;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * The name look-up of each new connection, which lets through only what the policy allows. The
 * client connects to the very sockets that were judged here, so a name cannot change its mind in
 * between.
 *
 * <p>Look-ups run on threads of their own: the system's resolver can neither be interrupted nor
 * given a timeout, and it would pin a virtual thread's carrier.
 */
final class Guard implements DnsResolver, AutoCloseable {
  private static final int LOOK_UPS = 64;
  private static final int WAITING = 4096;
  private static final int ADDRESSES_TRIED = 8;

  private final AddressPolicy policy;
  private final Resolver resolver;
  private final Duration timeout;
  private final ThreadPoolExecutor lookUps;

  Guard(AddressPolicy policy, Resolver resolver, Duration timeout) {
    this.policy = policy;
    this.resolver = resolver;
    this.timeout = timeout;
    this.lookUps =
        new ThreadPoolExecutor(
            LOOK_UPS,
            LOOK_UPS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("outbound-look-up-", 0).factory());
    lookUps.allowCoreThreadTimeOut(true);
  }

  /** All addresses must be allowed: a private one beside a public one is an attack or a mistake. */
  @Override
  public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
    List<InetSocketAddress> sockets = lookUp(host, port);
    for (InetSocketAddress socket : sockets) {
      Optional<String> refusal = policy.refusal(host.toLowerCase(Locale.ROOT), port, socket);
      if (refusal.isPresent()) {
        throw new RefusedException(refusal.get());
      }
    }
    return sockets.stream().limit(ADDRESSES_TRIED).toList();
  }

  private List<InetSocketAddress> lookUp(String host, int port) throws UnknownHostException {
    Future<List<InetSocketAddress>> found;
    try {
      found = lookUps.submit(() -> resolver.resolve(host, port));
    } catch (RejectedExecutionException full) {
      throw failed(host, "too many names are being looked up", full);
    }
    try {
      List<InetSocketAddress> sockets = found.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      if (sockets.isEmpty()) {
        throw new UnknownHostException(host + " has no address");
      }
      return sockets;
    } catch (ExecutionException none) {
      throw failed(host, "it has no address", none);
    } catch (TimeoutException late) {
      throw failed(host, "no answer within " + timeout.toMillis() + " ms", late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw failed(host, "interrupted", interrupted);
    } finally {
      found.cancel(true);
    }
  }

  private static UnknownHostException failed(String host, String why, Exception cause) {
    var failure = new UnknownHostException("the name " + host + " was not found: " + why);
    failure.initCause(cause);
    return failure;
  }

  @Override
  public InetAddress[] resolve(String host) {
    throw new UnsupportedOperationException("the guard judges sockets, not bare addresses");
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  @Override
  public void close() {
    lookUps.shutdownNow();
  }
}
