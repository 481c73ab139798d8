package dev.tocsin.cli.topics;

import dev.tocsin.cli.yaml.YamlException;
import dev.tocsin.cli.yaml.YamlFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The queries that the topics of some folders may share as {@code @id}. */
final class SharedQueries {
  private final Map<String, String> byId = new HashMap<>();

  private SharedQueries() {}

  /** Those of the files, and of all that stand beside them. */
  static SharedQueries of(List<Path> files) throws TopicsException {
    SharedQueries shared = new SharedQueries();
    Set<Path> folders = new TreeSet<>();
    for (Path file : files) {
      folders.add(file.toAbsolutePath().getParent());
    }
    for (Path folder : folders) {
      TopicFolder.yaml(folder).forEach(shared::add);
    }
    return shared;
  }

  Optional<String> of(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  private void add(Path file) {
    try {
      JsonNode tree = YamlFile.read(file).tree();
      String query = tree.path("query").asString("");
      if (!query.isBlank()) {
        byId.putIfAbsent(tree.path("id").asString(""), query);
      }
    } catch (YamlException e) {
      // Who reads the file itself is told; here it only has nothing to share.
    }
  }
}
