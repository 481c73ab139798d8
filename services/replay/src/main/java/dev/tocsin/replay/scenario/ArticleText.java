package dev.tocsin.replay.scenario;

import java.util.List;

/**
 * An article file taken apart: its front matter, if it has any, and its prose.
 *
 * @param proseLine the line at which the prose begins
 */
record ArticleText(Fields front, Prose prose, int proseLine) {
  private static final String FENCE = "---";

  static ArticleText of(String text, Problems problems) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !isFence(lines.getFirst())) {
      return new ArticleText(Fields.none(problems), Prose.of(text), 1);
    }
    int end = 1;
    while (end < lines.size() && !isFence(lines.get(end))) {
      end++;
    }
    if (end == lines.size()) {
      problems.add(1, "the front matter does not end", "close it with a line '---'");
    }
    int proseStart = Math.min(end + 1, lines.size());
    return new ArticleText(
        YamlReader.read(String.join("\n", lines.subList(1, end)), 1, problems),
        Prose.of(String.join("\n", lines.subList(proseStart, lines.size()))),
        proseStart + 1);
  }

  private static boolean isFence(String line) {
    return line.stripTrailing().equals(FENCE);
  }
}
