package dev.tocsin.systemtests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Free ports of loopback. A process that is killed must find its own again, so they are chosen. */
final class Ports {
  private Ports() {}

  static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
