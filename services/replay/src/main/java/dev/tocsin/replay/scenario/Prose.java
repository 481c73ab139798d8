package dev.tocsin.replay.scenario;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a reader of an article sees.
 *
 * @param title empty when there is none
 * @param lead the first paragraph, or empty
 * @param paragraphs those after the lead
 */
record Prose(String title, String lead, List<String> paragraphs) {
  private static final Pattern BLANK_LINES = Pattern.compile("\n\\s*\n");
  private static final Pattern HEADING_MARK = Pattern.compile("^#{1,6}(\\s+|$)");

  /** The first line is the title; paragraphs are parted by blank lines, their own lines joined. */
  static Prose of(String text) {
    String[] titleAndRest = text.strip().split("\n", 2);
    String title = HEADING_MARK.matcher(titleAndRest[0].strip()).replaceFirst("").strip();
    String rest = titleAndRest.length < 2 ? "" : titleAndRest[1];
    List<String> paragraphs = new ArrayList<>();
    for (String block : BLANK_LINES.split(rest, -1)) {
      String paragraph = block.strip().lines().map(String::strip).collect(joining(" "));
      if (!paragraph.isEmpty()) {
        paragraphs.add(paragraph);
      }
    }
    return paragraphs.isEmpty()
        ? new Prose(title, "", List.of())
        : new Prose(title, paragraphs.getFirst(), paragraphs.subList(1, paragraphs.size()));
  }
}
