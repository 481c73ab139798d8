package dev.tocsin.outbound;

import java.io.IOException;

/** A body went over the bound of its call. */
final class TooLargeException extends IOException {
  TooLargeException(long maxBytes) {
    super("the body is over " + maxBytes + " bytes");
  }
}
