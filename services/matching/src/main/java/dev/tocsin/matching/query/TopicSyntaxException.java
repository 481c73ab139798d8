package dev.tocsin.matching.query;

/** A query that does not follow the topic language, with the place and what was expected there. */
public final class TopicSyntaxException extends IllegalArgumentException {
  private final String part;
  private final int line;
  private final int column;
  private final String found;
  private final String expected;
  private final String suggestion;

  TopicSyntaxException(
      String part, int line, int column, String found, String expected, String suggestion) {
    super(
        "%s, line %d, column %d: found %s, expected %s%s"
            .formatted(
                part,
                line,
                column,
                found,
                expected,
                suggestion.isEmpty() ? "" : "; " + suggestion));
    this.part = part;
    this.line = line;
    this.column = column;
    this.found = found;
    this.expected = expected;
    this.suggestion = suggestion;
  }

  /** The same, said of the part of a topic that holds the query: {@code terms[3]}. */
  public TopicSyntaxException in(String otherPart) {
    return new TopicSyntaxException(otherPart, line, column, found, expected, suggestion);
  }

  /** The part of the topic that holds the query: {@code query} or one of its terms. */
  public String part() {
    return part;
  }

  /** Line within the query, 1 and up. */
  public int line() {
    return line;
  }

  /** Character within the line, 1 and up. */
  public int column() {
    return column;
  }

  public String found() {
    return found;
  }

  public String expected() {
    return expected;
  }

  /** What to write instead; empty when nothing better is known than what was expected. */
  public String suggestion() {
    return suggestion;
  }
}
