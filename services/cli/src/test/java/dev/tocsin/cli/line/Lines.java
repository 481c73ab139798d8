package dev.tocsin.cli.line;

import dev.tocsin.cli.settings.Settings;
import dev.tocsin.cli.settings.SettingsException;
import dev.tocsin.cli.settings.SettingsLoader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Settings of lines for tests: on free ports, and without patience. */
final class Lines {
  private Lines() {}

  static Settings settings(String... keysAndValues) throws SettingsException {
    Map<String, String> flags = new HashMap<>(Map.of("gateway.port", "0", "broker.port", "0"));
    for (int i = 0; i < keysAndValues.length; i += 2) {
      flags.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return SettingsLoader.load(Optional.empty(), Map.of(), flags);
  }

  /** Fails the test by its own words, which stand in the log. */
  @SuppressWarnings("DoNotCallSuggester") // handed over as what to do at a death
  static void died(Throwable cause) {
    throw new AssertionError("a service died", cause);
  }
}
