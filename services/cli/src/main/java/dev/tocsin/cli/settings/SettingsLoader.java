package dev.tocsin.cli.settings;

import dev.tocsin.cli.yaml.YamlException;
import dev.tocsin.cli.yaml.YamlFile;
import dev.tocsin.domain.Spelling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Finds out what is set: flags over environment over file over defaults. */
public final class SettingsLoader {
  /** The file that is read when it is there and none is named. */
  public static final Path DEFAULT_FILE = Path.of("tocsin.yaml");

  private record Written(String text, String where) {}

  private final List<String> problems = new ArrayList<>();

  private SettingsLoader() {}

  /**
   * Loads the settings.
   *
   * @param file named by the user; empty reads {@link #DEFAULT_FILE} where it is there
   * @param flags by key, as given on the command line
   * @throws SettingsException with everything that is wrong
   */
  public static Settings load(
      Optional<Path> file, Map<String, String> environment, Map<String, String> flags)
      throws SettingsException {
    return new SettingsLoader().read(file, environment, flags);
  }

  private Settings read(
      Optional<Path> file, Map<String, String> environment, Map<String, String> flags)
      throws SettingsException {
    Map<String, Written> written = new HashMap<>();
    readFile(file, written);
    Settings.ALL.stream()
        .filter(setting -> environment.containsKey(setting.variable()))
        .forEach(
            setting ->
                written.put(
                    setting.key(),
                    new Written(
                        environment.getOrDefault(setting.variable(), ""), setting.variable())));
    flags.forEach(
        (key, text) -> {
          checkKnown(key, "--set " + key);
          written.put(key, new Written(text, "--set " + key));
        });
    Map<Setting<?>, Object> values = new LinkedHashMap<>();
    for (Setting<?> setting : Settings.ALL) {
      Written from =
          written.getOrDefault(setting.key(), new Written(setting.fallback(), "its default"));
      parse(setting, from).ifPresent(value -> values.put(setting, value));
    }
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
    return new Settings(values);
  }

  private Optional<Object> parse(Setting<?> setting, Written written) {
    try {
      return Optional.of(setting.parser().apply(written.text()));
    } catch (IllegalArgumentException e) {
      problems.add(
          "%s: %s is '%s', expected %s"
              .formatted(written.where(), setting.key(), written.text(), e.getMessage()));
      return Optional.empty();
    }
  }

  private void readFile(Optional<Path> named, Map<String, Written> into) {
    Path file = named.orElse(DEFAULT_FILE);
    if (!Files.exists(file)) {
      if (named.isPresent()) {
        problems.add(file + ": there is no such file");
      }
      return;
    }
    try {
      YamlFile yaml = YamlFile.read(file);
      if (!yaml.tree().isObject() && !yaml.tree().isMissingNode()) {
        problems.add(file + ": expected settings such as 'gateway: {port: 8090}'");
      }
      flatten(JsonPointer.empty(), yaml, into);
    } catch (YamlException e) {
      problems.add(e.getMessage());
    }
  }

  private void flatten(JsonPointer part, YamlFile file, Map<String, Written> into) {
    JsonNode node = file.tree().at(part);
    if (node.isObject()) {
      node.propertyNames().forEach(name -> flatten(part.appendProperty(name), file, into));
    } else if (!part.matches()) {
      String key = part.toString().substring(1).replace('/', '.');
      checkKnown(key, file.place(part).toString());
      into.put(key, new Written(text(node), file.place(part).toString()));
    }
  }

  private static String text(JsonNode node) {
    return node.isArray()
        ? StreamSupport.stream(node.spliterator(), false)
            .map(JsonNode::asString)
            .collect(Collectors.joining(","))
        : node.asString("");
  }

  private void checkKnown(String key, String where) {
    if (Settings.ALL.stream().noneMatch(setting -> setting.key().equals(key))) {
      String meant =
          Spelling.nearest(key, Settings.ALL.stream().map(Setting::key).toList())
              .map(known -> "did you mean " + known + "?")
              .orElse("docs/settings.md lists them");
      problems.add("%s: there is no setting '%s'; %s".formatted(where, key, meant));
    }
  }
}
