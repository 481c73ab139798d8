package dev.tocsin.cli.command;

/** What the process ends with. */
final class ExitCodes {
  /** It ran and did not succeed. */
  static final int FAILED = 1;

  /** The command line is not understood. */
  static final int USAGE = 2;

  /** The settings, or what they name, cannot be used: starting again would not help. */
  static final int CONFIG = 100;

  private ExitCodes() {}
}
