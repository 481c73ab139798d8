package dev.tocsin.gateway.registry;

import dev.tocsin.domain.Spelling;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A JSON object that a person wrote, read field by field. What is wrong is gathered and reading
 * goes on, so that all is told at once; a field that nobody asked for is wrong, too.
 */
final class Draft {
  private static final int MOST_PROBLEMS = 100;
  private static final int MOST_ENTRIES = 1_000;
  private static final int LONGEST = 2_000;

  private final JsonNode object;
  private final String path;
  private final List<Problem> problems;
  private final Set<String> asked = new LinkedHashSet<>();
  private final List<Draft> sections = new ArrayList<>();

  private Draft(JsonNode object, String path, List<Problem> problems) {
    this.object = object;
    this.path = path;
    this.problems = problems;
    if (!object.isObject() && !object.isMissingNode()) {
      problems.add(new Problem(path, "this is not an object", "write it as {\"field\": value}"));
    }
  }

  static Draft of(JsonNode body) {
    return new Draft(body, "", new ArrayList<>());
  }

  /** Whether a field is there. */
  boolean has(String name) {
    return field(name).isPresent();
  }

  /** A text that must be there. */
  String text(String name, String remedy) {
    String text = text(name, LONGEST, "");
    if (text.isBlank() && problems.stream().noneMatch(p -> p.path().equals(at(name)))) {
      wrong(name, "it is missing", remedy);
    }
    return text;
  }

  /** A text of at most so many characters, or what stands for it. */
  String text(String name, int longest, String fallback) {
    return read(name, fallback, (node, at) -> string(node, at, longest));
  }

  boolean flag(String name) {
    return read(
        name,
        false,
        (node, at) ->
            node.isBoolean() ? Optional.of(node.booleanValue()) : wrong(at, node, "true or false"));
  }

  double number(String name, double least, double fallback) {
    return read(
        name,
        fallback,
        (node, at) ->
            node.isNumber() && node.doubleValue() >= least && Double.isFinite(node.doubleValue())
                ? Optional.of(node.doubleValue())
                : wrong(at, node, "a number, " + least + " or more"));
  }

  int integer(String name, int least, int fallback) {
    return read(name, fallback, (node, at) -> whole(node, at, least));
  }

  Duration duration(String name, Duration fallback) {
    return read(name, fallback, (node, at) -> duration(node, at));
  }

  /** A text in a form of its own, or what stands for it; {@code parse} throws what it refuses. */
  <V> V form(String name, V fallback, String expected, Function<String, V> parse) {
    return read(name, fallback, (node, at) -> formed(node, at, expected, parse));
  }

  /** A list of texts in a form of their own. */
  <V> List<V> forms(String name, String expected, Function<String, V> parse) {
    return entries(name, (node, at) -> formed(node, at, expected, parse));
  }

  /** An object of texts by name. */
  Map<String, String> textsByName(String name) {
    return read(
        name,
        Map.of(),
        (node, at) -> {
          if (!node.isObject() || node.size() > MOST_ENTRIES) {
            return wrong(at, node, "an object of texts");
          }
          Map<String, String> texts = new LinkedHashMap<>();
          for (String key : node.propertyNames()) {
            string(node.path(key), at + "." + key, LONGEST).ifPresent(text -> texts.put(key, text));
          }
          return Optional.of(texts);
        });
  }

  <E extends Enum<E>> E choice(String name, Class<E> type, E fallback) {
    return read(name, fallback, (node, at) -> constant(node, at, type));
  }

  <E extends Enum<E>> List<E> choices(String name, Class<E> type) {
    return entries(name, (node, at) -> constant(node, at, type));
  }

  List<String> texts(String name) {
    return entries(name, (node, at) -> string(node, at, LONGEST));
  }

  List<Integer> integers(String name, int least) {
    return entries(name, (node, at) -> whole(node, at, least));
  }

  /** An object inside; without fields when it is not there. */
  Draft section(String name) {
    asked.add(name);
    return section(object.path(name), at(name));
  }

  /** The objects of a list inside. */
  List<Draft> sections(String name) {
    return entries(name, (node, at) -> Optional.of(section(node, at)));
  }

  /** Fields that the gateway writes itself: they come back when a person sends what they got. */
  void ignore(String... names) {
    asked.addAll(Arrays.asList(names));
  }

  void wrong(String name, String problem, String remedy) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(new Problem(at(name), problem, remedy));
    }
  }

  /** Whether nothing wrong was found so far. */
  boolean sound() {
    return problems.isEmpty();
  }

  /** Ends the reading. */
  List<Problem> problems() {
    sections.forEach(Draft::reportUnasked);
    reportUnasked();
    return List.copyOf(problems);
  }

  private void reportUnasked() {
    for (String name : object.propertyNames()) {
      if (!asked.contains(name)) {
        wrong(
            name,
            "there is no such field",
            Spelling.nearest(name, asked)
                .map(meant -> "did you mean '" + meant + "'?")
                .orElse("the fields are " + String.join(", ", asked)));
      }
    }
  }

  private Optional<JsonNode> field(String name) {
    asked.add(name);
    return object.optional(name).filter(node -> !node.isNull());
  }

  private <V> V read(String name, V fallback, BiFunction<JsonNode, String, Optional<V>> reader) {
    return field(name).flatMap(node -> reader.apply(node, at(name))).orElse(fallback);
  }

  /** The entries of a list, each read from its node and its path. */
  <V> List<V> entries(String name, BiFunction<JsonNode, String, Optional<V>> reader) {
    return read(
        name,
        List.of(),
        (node, at) -> {
          if (!node.isArray() || node.size() > MOST_ENTRIES) {
            return wrong(at, node, "a list of at most " + MOST_ENTRIES);
          }
          List<V> entries = new ArrayList<>();
          for (int i = 0; i < node.size(); i++) {
            reader.apply(node.path(i), at + "[" + i + "]").ifPresent(entries::add);
          }
          return Optional.of(List.copyOf(entries));
        });
  }

  /** An object at a path; without fields when it is not there. */
  Draft section(JsonNode node, String at) {
    JsonNode present = node.isNull() ? MissingNode.getInstance() : node;
    Draft section = new Draft(present, at, problems);
    sections.add(section);
    return section;
  }

  private Optional<String> string(JsonNode node, String at, int longest) {
    return node.isString() && node.stringValue().length() <= longest
        ? Optional.of(node.stringValue())
        : wrong(at, node, "a text of at most " + longest + " characters");
  }

  private Optional<Integer> whole(JsonNode node, String at, int least) {
    return node.isInt() && node.intValue() >= least
        ? Optional.of(node.intValue())
        : wrong(at, node, "a whole number, " + least + " or more");
  }

  private <V> Optional<V> formed(
      JsonNode node, String at, String expected, Function<String, V> parse) {
    try {
      return Optional.of(parse.apply(node.isString() ? node.stringValue() : ""));
    } catch (DateTimeException | IllegalArgumentException e) {
      return wrong(at, node, expected);
    }
  }

  private Optional<Duration> duration(JsonNode node, String at) {
    try {
      return Optional.of(Duration.parse(node.asString("")));
    } catch (DateTimeException e) {
      return wrong(at, node, "a duration as PT30S, PT15M or PT2H");
    }
  }

  private <E extends Enum<E>> Optional<E> constant(JsonNode node, String at, Class<E> type) {
    String written = node.asString("").toUpperCase(Locale.ROOT).replace('-', '_');
    List<String> names = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    if (names.contains(written)) {
      return Optional.of(Enum.valueOf(type, written));
    }
    String choice = String.join(", ", names).toLowerCase(Locale.ROOT);
    return wrong(
        at,
        node,
        Spelling.nearest(written, names)
            .map(meant -> choice + "; did you mean '" + meant.toLowerCase(Locale.ROOT) + "'?")
            .orElse(choice));
  }

  /** Notes a value that is not of the kind that its field takes. */
  <V> Optional<V> wrong(String at, JsonNode node, String expected) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(new Problem(at, "it is " + shown(node), "expected " + expected));
    }
    return Optional.empty();
  }

  private static String shown(JsonNode node) {
    String text = node.isContainer() ? "a " + node.getNodeType() : node.toString();
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  private String at(String name) {
    return path.isEmpty() || name.isEmpty() ? path + name : path + "." + name;
  }
}
