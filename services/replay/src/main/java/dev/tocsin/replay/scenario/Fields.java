package dev.tocsin.replay.scenario;

import dev.tocsin.domain.Spelling;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The fields of one YAML mapping, taken one by one. What is wrong is noted, and the field then
 * reads as if it were absent: "" or an empty list.
 */
final class Fields {
  private final int line;
  private final Map<String, Yaml.Entry> entries;
  private final Problems problems;

  private Fields(int line, Map<String, Yaml.Entry> entries, Problems problems) {
    this.line = line;
    this.entries = entries;
    this.problems = problems;
  }

  static Fields none(Problems problems) {
    return new Fields(1, Map.of(), problems);
  }

  static Fields of(Yaml yaml, Problems problems) {
    if (!(yaml instanceof Yaml.Mapping mapping)) {
      problems.add(yaml.line(), "this is not a mapping", "write lines of 'key: value'");
      return none(problems);
    }
    Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
    for (Yaml.Entry entry : mapping.entries()) {
      if (entries.putIfAbsent(entry.key(), entry) != null) {
        problems.add(entry.line(), "'" + entry.key() + "' stands here twice", "keep one of them");
      }
    }
    return new Fields(mapping.line(), entries, problems);
  }

  /** Notes each key that is not among these. */
  Fields allowing(List<String> known) {
    for (Yaml.Entry entry : entries.values()) {
      if (!known.contains(entry.key())) {
        problems.add(
            entry.line(),
            "unknown key '" + entry.key() + "'",
            Spelling.nearest(entry.key(), known)
                .map(key -> "did you mean '" + key + "'?")
                .orElse("the keys are " + String.join(", ", known)));
      }
    }
    return this;
  }

  /** The line of the key, or of the mapping when it is absent. */
  int line(String key) {
    return Optional.ofNullable(entries.get(key)).map(Yaml.Entry::line).orElse(line);
  }

  String text(String key) {
    return switch (value(key)) {
      case Yaml.Text text -> text.value();
      case Yaml other -> {
        problems.add(other.line(), "'" + key + "' is not a text", "write '" + key + ": a text'");
        yield "";
      }
    };
  }

  /** A text of that form. */
  String text(String key, Pattern form, String mend) {
    String text = text(key);
    if (text.isEmpty() || form.matcher(text).matches()) {
      return text;
    }
    problems.add(line(key), "'" + text + "' is no good " + key, mend);
    return "";
  }

  /** A text that must be there. */
  String required(String key) {
    String text = text(key);
    if (text.isEmpty()) {
      problems.add(line(key), "'" + key + "' is missing", "add '" + key + ": …'");
    }
    return text;
  }

  Optional<Instant> time(String key) {
    String text = text(key);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      problems.add(
          line(key),
          "'" + text + "' is not a time",
          "write " + key + " as 2020-01-31T18:30:00Z, with the zone");
      return Optional.empty();
    }
  }

  /** A list of texts; a single text is a list of one. */
  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Yaml item : items(key)) {
      switch (item) {
        case Yaml.Text text -> texts.add(text.value());
        default -> problems.add(item.line(), "this is not a text", "write [one, another]");
      }
    }
    return texts;
  }

  List<Fields> mappings(String key) {
    return items(key).stream().map(item -> of(item, problems)).toList();
  }

  private List<Yaml> items(String key) {
    return switch (value(key)) {
      case Yaml.Sequence sequence -> sequence.items();
      case Yaml.Text text when text.value().isEmpty() -> List.of();
      case Yaml single -> List.of(single);
    };
  }

  private Yaml value(String key) {
    Yaml.Entry entry = entries.get(key);
    return entry == null ? new Yaml.Text(line, "") : entry.value();
  }
}
