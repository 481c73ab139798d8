package dev.tocsin.gateway;

/** The address that the gateway was told to listen on cannot be had. */
public final class PortInUseException extends RuntimeException {
  private final int port;

  PortInUseException(String host, int port, Throwable cause) {
    super(
        "Cannot listen on port "
            + port
            + " of "
            + host
            + ": stop the program that holds it, or choose another port (0 takes a free one)",
        cause);
    this.port = port;
  }

  public int port() {
    return port;
  }
}
