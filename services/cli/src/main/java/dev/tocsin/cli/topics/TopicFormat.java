package dev.tocsin.cli.topics;

import dev.tocsin.gateway.registry.WrittenTerm;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * The one form of a topic's file: its queries laid out in lines, no blanks at line ends, one line
 * end at the end. Comments, order and all other values stay as they are, and so does a query that
 * stands in braces or with a comment on its line.
 */
public final class TopicFormat {
  private static final int WIDTH = 100;

  private TopicFormat() {}

  /** The text of a file in that form; it must be YAML. */
  public static String of(String text) {
    StringBuilder formatted = new StringBuilder(text);
    queries(text).stream()
        .sorted(Comparator.comparingInt(Query::start).reversed())
        .forEach(query -> formatted.replace(query.start, query.end, query.formatted(text)));
    return formatted.toString().replaceAll("[ \\t]+(?=\\R)", "").stripTrailing() + "\n";
  }

  /** A query in a file: where its value begins and ends there. */
  private record Query(String value, int start, int end, boolean isTerm) {

    String formatted(String text) {
      int column = start - (text.lastIndexOf('\n', start - 1) + 1);
      String flat = String.join(" ", QueryLayout.lines(value, Integer.MAX_VALUE));
      String tail = text.substring(start, end).endsWith("\n") ? "\n" : "";
      if (column + flat.length() <= WIDTH && isPlain(flat)) {
        return flat + tail;
      }
      if (isCommented(text)) {
        return text.substring(start, end);
      }
      String indent = " ".repeat(indent(text) + 2);
      String term = isTerm ? value.substring(0, queryStart()) : "";
      List<String> lines =
          QueryLayout.lines(value.substring(term.length()), WIDTH - indent.length());
      StringBuilder block = new StringBuilder(">-\n");
      for (int i = 0; i < lines.size(); i++) {
        block.append(indent).append(i == 0 ? term.strip() + (term.isBlank() ? "" : " ") : "");
        block.append(lines.get(i).stripTrailing()).append(i + 1 < lines.size() ? "\n" : tail);
      }
      return block.toString();
    }

    /** Whether a comment stands on a line of it, which a block of lines would swallow. */
    private boolean isCommented(String text) {
      int firstEnd = text.indexOf('\n', start);
      String first = text.substring(start, firstEnd < 0 ? text.length() : firstEnd);
      int lastEnd = text.indexOf('\n', end);
      String behind = text.substring(end, lastEnd < 0 ? text.length() : lastEnd);
      return first.matches("[|>][^#]*#.*")
          || (!text.startsWith("\n", end - 1) && !behind.isBlank());
    }

    private int queryStart() {
      return WrittenTerm.beforeQuery(value);
    }

    /** Blanks before the line that the value begins on. */
    private int indent(String text) {
      int at = text.lastIndexOf('\n', start - 1) + 1;
      int blanks = 0;
      while (text.charAt(at + blanks) == ' ') {
        blanks++;
      }
      return blanks;
    }

    /** Whether YAML takes it as it is, without quotes. */
    private static boolean isPlain(String value) {
      return value.matches("[+\\-]\\d.*|[\\p{L}\\d].*")
          && !value.contains(": ")
          && !value.contains(" #")
          && !value.endsWith(":");
    }
  }

  private static List<Query> queries(String text) {
    List<Query> queries = new ArrayList<>();
    Deque<Level> levels = new ArrayDeque<>();
    for (Event event : new Parse(LoadSettings.builder().build()).parseString(text)) {
      switch (event.getEventId()) {
        case MappingStart, SequenceStart ->
            levels.push(
                new Level(
                    path(levels),
                    event instanceof MappingStartEvent,
                    ((CollectionStartEvent) event).isFlow()));
        case MappingEnd, SequenceEnd -> {
          levels.pop();
          if (!levels.isEmpty()) {
            levels.peek().done();
          }
        }
        case Scalar -> add((ScalarEvent) event, levels, queries);
        default -> {
          // Beginnings and ends of documents hold no text.
        }
      }
    }
    return queries;
  }

  private static void add(ScalarEvent scalar, Deque<Level> levels, List<Query> queries) {
    if (levels.isEmpty()) {
      return;
    }
    Level level = levels.peek();
    if (level.takesKey()) {
      level.key = scalar.getValue();
      return;
    }
    String path = path(levels);
    if (levels.stream().anyMatch(Level::isFlow)) {
      level.done();
      return;
    }
    if (path.equals("/query") || path.equals("/terms/") || path.equals("/terms//query")) {
      int start = scalar.getStartMark().orElseThrow().getIndex();
      int end = scalar.getEndMark().orElseThrow().getIndex();
      queries.add(new Query(scalar.getValue(), start, end, path.equals("/terms/")));
    }
    level.done();
  }

  private static String path(Deque<Level> levels) {
    Level level = levels.peek();
    return level == null ? "" : level.path + "/" + level.key;
  }

  /** A mapping or a sequence that is open, and the key whose value comes next. */
  private static final class Level {
    private final String path;
    private final boolean isMapping;
    private final boolean isFlow;
    private String key = "";

    Level(String path, boolean isMapping, boolean isFlow) {
      this.path = path;
      this.isMapping = isMapping;
      this.isFlow = isFlow;
    }

    /** Whether it stands in braces or brackets, where no block of lines may be. */
    boolean isFlow() {
      return isFlow;
    }

    boolean takesKey() {
      return isMapping && key.isEmpty();
    }

    void done() {
      key = "";
    }
  }
}
