package dev.tocsin.cli.topics;

import dev.tocsin.cli.yaml.Place;
import dev.tocsin.domain.Topic;
import dev.tocsin.matching.Analyzers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The topics of a folder, a file each; a folder that holds {@code topics/} stands for that one. */
public final class TopicFolder {
  private static final String YAML = ".*\\.ya?ml";

  private final List<TopicFile> files;

  private TopicFolder(List<TopicFile> files) {
    this.files = List.copyOf(files);
  }

  /** Reads a folder, or a single file. */
  public static TopicFolder read(Path path, Analyzers analyzers) throws TopicsException {
    List<TopicFile> files = new ArrayList<>();
    Map<String, Path> paths = new HashMap<>();
    List<Path> found = paths(path);
    SharedQueries shared = SharedQueries.of(found);
    for (Path file : found) {
      files.add(single(TopicFile.read(file, shared::of, analyzers), paths));
    }
    return new TopicFolder(files);
  }

  public List<TopicFile> files() {
    return files;
  }

  public List<Topic> topics() {
    return files.stream().map(TopicFile::topic).flatMap(Optional::stream).toList();
  }

  public List<Fault> faults() {
    return files.stream().flatMap(file -> file.faults().stream()).toList();
  }

  /** An id belongs to one topic: a second file of it would overwrite the first. */
  private static TopicFile single(TopicFile file, Map<String, Path> paths) {
    if (file.topic().isEmpty()) {
      return file;
    }
    String id = file.topic().get().id();
    Path other = paths.putIfAbsent(id, file.path());
    return other == null
        ? file
        : TopicFile.faulty(
            file.path(),
            new Fault(
                Place.whole(file.path()),
                "id",
                "'" + id + "' is the id of " + other + ", too",
                "an id of its own",
                ""));
  }

  /** The files that hold topics. */
  public static List<Path> paths(Path path) throws TopicsException {
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    if (!Files.isDirectory(path)) {
      throw new TopicsException(path + ": there is no such folder or file of topics");
    }
    List<Path> here = yaml(path);
    Path inner = path.resolve("topics");
    List<Path> found = here.isEmpty() && Files.isDirectory(inner) ? yaml(inner) : here;
    if (found.isEmpty()) {
      throw new TopicsException(
          path + ": there are no topics; write one into a file such as " + path + "/peace.yaml");
    }
    return found;
  }

  /** The YAML files of a folder, by name. */
  static List<Path> yaml(Path folder) throws TopicsException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().matches(YAML) && Files.isRegularFile(file))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new TopicsException(folder + " cannot be read: " + e.getMessage());
    }
  }
}
