package dev.tocsin.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Locale;
import java.util.Optional;
import javax.net.SocketFactory;

/**
 * Plain sockets for protocols other than HTTP, which connect only where the policy allows: what is
 * judged is the very address that is connected to.
 */
public final class GuardedSockets extends SocketFactory {
  private final AddressPolicy policy;
  private final Resolver resolver;

  public GuardedSockets(AddressPolicy policy, Resolver resolver) {
    this.policy = policy;
    this.resolver = resolver;
  }

  @Override
  public Socket createSocket() {
    return new Guarded();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(InetSocketAddress.createUnresolved(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress address, int port) throws IOException {
    return connected(new InetSocketAddress(address, port));
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort)
      throws IOException {
    return createSocket(address, port);
  }

  private Socket connected(InetSocketAddress target) throws IOException {
    Socket socket = createSocket();
    try {
      socket.connect(target);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private final class Guarded extends Socket {
    @Override
    public void connect(SocketAddress endpoint) throws IOException {
      connect(endpoint, 0);
    }

    /** All addresses of the name must be allowed; the first is connected to. */
    @Override
    public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
      if (!(endpoint instanceof InetSocketAddress target)) {
        throw new RefusedException("only addresses of the internet are connected to");
      }
      String host = target.getHostString().toLowerCase(Locale.ROOT);
      InetSocketAddress first = null;
      for (InetSocketAddress found : resolver.resolve(host, target.getPort())) {
        Optional<String> refusal = policy.refusal(host, target.getPort(), found);
        if (refusal.isPresent()) {
          throw new RefusedException(refusal.get());
        }
        first = first == null ? found : first;
      }
      if (first == null) {
        throw new RefusedException(host + " has no address");
      }
      super.connect(first, timeoutMillis);
    }
  }
}
