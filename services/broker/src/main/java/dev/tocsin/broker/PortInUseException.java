package dev.tocsin.broker;

/** The port that the broker was told to listen on cannot be had. */
public final class PortInUseException extends BrokerStartException {
  private final int port;

  PortInUseException(String host, int port, Exception cause) {
    super(
        "Cannot listen on port "
            + port
            + " of "
            + host
            + " ("
            + cause.getMessage()
            + "): stop the program that holds it, or choose another port (0 takes a free one)",
        cause);
    this.port = port;
  }

  public int port() {
    return port;
  }
}
