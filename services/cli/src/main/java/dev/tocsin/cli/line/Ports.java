package dev.tocsin.cli.line;

import dev.tocsin.cli.settings.Setting;
import dev.tocsin.cli.settings.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Ports, looked at before anything is started: the answer comes at once, and names the setting. Who
 * listens there later still fails cleanly when another program was faster.
 */
final class Ports {
  private Ports() {}

  static void checkFree(String host, Setting<Integer> setting, Settings settings)
      throws LineException {
    int port = settings.get(setting);
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(host, port));
    } catch (IOException e) {
      throw new LineException(
          "cannot listen on %s:%d (%s): stop the program that holds it, or name another port with"
                  .formatted(host, port, e.getMessage())
              + " --set %s=PORT (0 takes a free one)".formatted(setting.key()),
          e);
    }
  }
}
