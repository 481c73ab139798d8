package dev.tocsin.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tocsin.cli.command.Tocsin;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/** Where the process begins; the launcher {@code ./tocsin} starts it. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    // News comes in all scripts and JSON is UTF-8, also in a container that has no locale.
    System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8));
    System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8));
    System.exit(Tocsin.run(arguments));
  }
}
