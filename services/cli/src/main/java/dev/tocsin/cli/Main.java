package dev.tocsin.cli;

import dev.tocsin.cli.command.Tocsin;

/** Where the process begins; the launcher {@code ./tocsin} starts it. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(Tocsin.run(arguments));
  }
}
