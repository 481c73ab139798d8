package dev.tocsin.cli.line;

/** Something that is stopped once, whatever it throws on the way. */
@FunctionalInterface
public interface Stoppable {
  void stop();
}
