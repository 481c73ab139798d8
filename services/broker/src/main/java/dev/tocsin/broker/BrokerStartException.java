package dev.tocsin.broker;

/** The broker could not be started; the message says why in one line and what to do about it. */
public sealed class BrokerStartException extends RuntimeException
    permits DataFolderException, PortInUseException {

  BrokerStartException(String message) {
    super(message);
  }

  BrokerStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
