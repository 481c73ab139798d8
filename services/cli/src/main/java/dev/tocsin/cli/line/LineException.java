package dev.tocsin.cli.line;

import org.jspecify.annotations.Nullable;

/** The line cannot be started or used; the message is one line and says what to do. */
public sealed class LineException extends Exception permits RefusedException {
  public LineException(String message) {
    this(message, null);
  }

  public LineException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
