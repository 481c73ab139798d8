package dev.tocsin.cli.topics;

import dev.tocsin.cli.yaml.Place;
import dev.tocsin.cli.yaml.QueryPlace;
import dev.tocsin.cli.yaml.YamlException;
import dev.tocsin.cli.yaml.YamlFile;
import dev.tocsin.domain.Topic;
import dev.tocsin.gateway.registry.Problem;
import dev.tocsin.gateway.registry.TopicDraft;
import dev.tocsin.matching.Analyzers;
import dev.tocsin.matching.query.TopicSyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.node.ObjectNode;

/**
 * A file with one topic, read as the gateway reads it.
 *
 * @param yaml empty when it cannot be read as YAML
 * @param topic empty when anything is wrong with it
 * @param faults all that is wrong
 */
public record TopicFile(
    Path path, Optional<YamlFile> yaml, Optional<Topic> topic, List<Fault> faults) {
  private static final String EXPECTED = "expected ";

  public TopicFile {
    faults = List.copyOf(faults);
  }

  /**
   * Reads a file.
   *
   * @param queries finds the queries of other topics by their ids, for {@code @id}
   */
  static TopicFile read(
      Path path, Function<String, Optional<String>> queries, Analyzers analyzers) {
    try {
      return read(path, YamlFile.read(path), queries, analyzers);
    } catch (YamlException e) {
      return faulty(path, fault(e.place(), new Problem("", e.problem(), e.remedy())));
    }
  }

  private static TopicFile read(
      Path path, YamlFile file, Function<String, Optional<String>> queries, Analyzers analyzers) {
    Place top = file.place(JsonPointer.empty());
    if (!(file.tree() instanceof ObjectNode written)) {
      return faulty(path, new Fault(top, "", "no topic", "fields such as 'id: a-name'", ""));
    }
    String id = written.path("id").asString("");
    if (id.isEmpty()) {
      return faulty(path, new Fault(top, "id", "it is missing", "'id: a-name'", ""));
    }
    TopicDraft draft =
        TopicDraft.read(id, written.deepCopy().without("version"), queries, analyzers);
    return new TopicFile(
        path,
        Optional.of(file),
        draft.topic(),
        Stream.concat(
                draft.problems().stream()
                    .map(problem -> fault(file.place(QueryPlace.pointer(problem.path())), problem)),
                draft.errors().stream().map(error -> fault(file, error)))
            .toList());
  }

  /** Where a place within one of its queries stands; the file as a whole when nobody knows. */
  Place place(String part, int line, int column) {
    return yaml.map(file -> QueryPlace.of(file, QueryPlace.pointer(part), line, column))
        .orElseGet(() -> Place.whole(path));
  }

  /** Where a field stands. */
  Place place(String part) {
    return yaml.map(file -> file.place(QueryPlace.pointer(part)))
        .orElseGet(() -> Place.whole(path));
  }

  static TopicFile faulty(Path path, Fault fault) {
    return new TopicFile(path, Optional.empty(), Optional.empty(), List.of(fault));
  }

  private static Fault fault(Place place, Problem problem) {
    boolean expects = problem.remedy().startsWith(EXPECTED);
    return new Fault(
        place,
        problem.path(),
        problem.problem(),
        expects ? problem.remedy().substring(EXPECTED.length()) : "",
        expects ? "" : problem.remedy());
  }

  private static Fault fault(YamlFile file, TopicSyntaxException error) {
    return new Fault(
        QueryPlace.of(file, QueryPlace.pointer(error.part()), error.line(), error.column()),
        error.part(),
        error.found(),
        error.expected(),
        error.suggestion());
  }
}
