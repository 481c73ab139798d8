package dev.tocsin.gateway.registry;

import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** What came of reading a draft. */
sealed interface Drafted<T> {

  /**
   * It makes sense.
   *
   * @param at the value as the given version
   * @param secrets in plain text, by name: made while reading, to be told once
   */
  record Sound<T>(LongFunction<T> at, Map<String, String> secrets) implements Drafted<T> {}

  /** It does not; all that is wrong. */
  record Faulty<T>(List<Problem> problems) implements Drafted<T> {}
}
