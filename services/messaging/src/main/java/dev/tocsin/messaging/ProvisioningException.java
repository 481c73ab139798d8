package dev.tocsin.messaging;

import java.util.Optional;

/** Our Kafka topics cannot be had as the catalogue wants them; the message says what to do. */
public final class ProvisioningException extends Exception {
  ProvisioningException(String message, Optional<Throwable> cause) {
    super(message, cause.orElse(null));
  }
}
