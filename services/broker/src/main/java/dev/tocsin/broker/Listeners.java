package dev.tocsin.broker;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The two sockets of the node, bound before Kafka begins, to be handed to it when it asks.
 *
 * <p>So a free port is known without a race, every address in the configuration is a real one, and
 * a port in use is an error of the start and not a fault that Kafka meets halfway.
 */
final class Listeners implements ServerSocketFactory, AutoCloseable {
  static final String CLIENTS = "CLIENTS";
  static final String CONTROLLER = "CONTROLLER";
  private static final int BACKLOG = 50;

  private final ServerSocketChannel clients;
  private final ServerSocketChannel controller;

  private Listeners(ServerSocketChannel clients, ServerSocketChannel controller) {
    this.clients = clients;
    this.controller = controller;
  }

  static Listeners bind(String host, int port) {
    InetAddress address = loopback(host);
    ServerSocketChannel clients = open(address, port);
    try {
      return new Listeners(clients, open(address, 0));
    } catch (BrokerStartException e) {
      Utils.closeQuietly(clients, "clients' socket");
      throw e;
    }
  }

  /** {@code host:port} as Kafka's clients write it. */
  String clients() {
    return address(clients);
  }

  /** {@code host:port} at which the node's broker finds the node's controller. */
  String controller() {
    return address(controller);
  }

  @Override
  public ServerSocketChannel openServerSocket(
      String listener, InetSocketAddress address, int backlog, int receiveBufferBytes) {
    return listener.equals(CONTROLLER) ? controller : clients;
  }

  @Override
  public void close() {
    Utils.closeQuietly(clients, "clients' socket");
    Utils.closeQuietly(controller, "controller's socket");
  }

  private static InetAddress loopback(String host) {
    try {
      InetAddress address = InetAddress.getByName(host);
      if (!address.isLoopbackAddress()) {
        throw new BrokerStartException(
            host
                + " is not on loopback: the embedded broker knows no passwords, so use 127.0.0.1,"
                + " or a Kafka cluster for several machines");
      }
      return address;
    } catch (UnknownHostException e) {
      throw new BrokerStartException(host + " is no address of this machine: use 127.0.0.1", e);
    }
  }

  private static ServerSocketChannel open(InetAddress address, int port) {
    try {
      ServerSocketChannel channel = ServerSocketChannel.open();
      try {
        channel.configureBlocking(false);
        return channel.bind(new InetSocketAddress(address, port), BACKLOG);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
    } catch (BindException e) {
      throw new PortInUseException(address.getHostAddress(), port, e);
    } catch (IOException e) {
      throw new BrokerStartException("Cannot open a socket: " + e.getMessage(), e);
    }
  }

  private static String address(ServerSocketChannel channel) {
    InetSocketAddress local = (InetSocketAddress) channel.socket().getLocalSocketAddress();
    return Utils.formatAddress(local.getAddress().getHostAddress(), local.getPort());
  }
}
