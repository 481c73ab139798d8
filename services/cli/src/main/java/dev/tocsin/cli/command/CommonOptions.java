package dev.tocsin.cli.command;

import dev.tocsin.cli.settings.Settings;
import dev.tocsin.cli.settings.SettingsException;
import dev.tocsin.cli.settings.SettingsLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that every command has: where its settings come from. */
final class CommonOptions {
  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "Settings file; default: tocsin.yaml, where it is there.")
  Optional<Path> config = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of everything that is kept; default: ./data.")
  Optional<String> data = Optional.empty();

  @Option(
      names = {"-s", "--set"},
      paramLabel = "KEY=VALUE",
      description = "Any setting of docs/settings.md, such as gateway.port=8090.")
  Map<String, String> set = new HashMap<>();

  Settings settings() throws SettingsException {
    Map<String, String> flags = new HashMap<>(set);
    data.ifPresent(folder -> flags.put(Settings.DATA.key(), folder));
    return SettingsLoader.load(config, System.getenv(), flags);
  }
}
