package dev.tocsin.cli.command;

/** What the process ends with. */
final class ExitCodes {
  static final int OK = 0;

  /** It ran and did not succeed. */
  static final int FAILED = 1;

  /** The command line is not understood. */
  static final int USAGE = 2;

  /** The settings, or what they name, cannot be used: starting again would not help. */
  static final int CONFIG = 100;

  /** Stopped by a signal before its end, as shells say it. */
  static final int BROKEN_OFF = 130;

  private ExitCodes() {}
}
