package dev.tocsin.replay.check;

/**
 * Something that must never be.
 *
 * @param invariant which one, as I1
 * @param what one line, with the ids that it is about
 */
public record Violation(String invariant, String what) {
  @Override
  public String toString() {
    return invariant + ": " + what;
  }
}
