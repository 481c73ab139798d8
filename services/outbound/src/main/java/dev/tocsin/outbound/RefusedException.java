package dev.tocsin.outbound;

import java.net.UnknownHostException;

/**
 * The guard's word from the depth of a connection attempt; it becomes {@link Answer.Refused}. It is
 * a failed look-up because that is all that the client's hook may throw.
 */
final class RefusedException extends UnknownHostException {
  private final String why;

  RefusedException(String why) {
    super(why);
    this.why = why;
  }

  String why() {
    return why;
  }
}
