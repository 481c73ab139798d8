package dev.tocsin.cli.settings;

import java.util.Locale;
import java.util.function.Function;

/**
 * One thing that can be set.
 *
 * @param key in the file and after {@code --set}, as {@code gateway.port}
 * @param fallback the default, as it would be written
 * @param parser reads what was written; its {@link IllegalArgumentException} says what is expected
 * @param about one sentence for the reference page
 */
public record Setting<T>(String key, String fallback, Function<String, T> parser, String about) {

  /** The variable that sets it, as {@code TOCSIN_GATEWAY_PORT}. */
  public String variable() {
    return "TOCSIN_" + key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }
}
