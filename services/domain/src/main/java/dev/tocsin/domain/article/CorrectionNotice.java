package dev.tocsin.domain.article;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The paragraph in which a publisher says that something was wrong: it opens with a word for it, or
 * stands first or last and says so of an earlier version.
 */
final class CorrectionNotice {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
  private static final Pattern OPENING =
      Pattern.compile(
          "[\\W_]{0,3}(corrections?|corrected|clarification|retraction|retracted|withdrawn"
              + "|korrektur|berichtigung|richtigstellung|correctif|rectificatif|correzione|rettifica"
              + "|correcci[oó]n|rectificaci[oó]n|correção|sprostowanie|rectificatie"
              + "|виправлення|уточнення|спростування|исправление|уточнение|опровержение)"
              + "\\s{0,2}[:\\-–—(]",
          FLAGS);
  private static final Pattern SAYS =
      Pattern.compile(
          "\\b(earlier|previous|original) version of this (article|story|report)\\b"
              + "|\\bthis (article|story|report) (was|has been)"
              + " (amended|corrected|withdrawn|retracted)\\b",
          FLAGS);

  /** What stands behind the word that opens a notice. */
  private static final String MARKS = ":-–—(";

  /** No word of {@link #OPENING}, with what may stand around it, is longer. */
  private static final int MARK_WITHIN = 24;

  /** Stands in whatever {@link #SAYS} finds. */
  private static final String THIS = "this ";

  /** Paragraphs at either end in which a whole sentence is looked for. */
  private static final int AT_THE_ENDS = 2;

  private CorrectionNotice() {}

  static Optional<String> in(CleanText text) {
    List<String> paragraphs =
        Stream.of(text.title(), text.lead(), text.body())
            .flatMap(part -> Stream.of(part.split("\n\n", -1)))
            .toList();
    for (int i = 0; i < paragraphs.size(); i++) {
      boolean atAnEnd = i <= AT_THE_ENDS || i >= paragraphs.size() - AT_THE_ENDS;
      String paragraph = paragraphs.get(i);
      if (opens(paragraph) || (atAnEnd && says(paragraph))) {
        return Optional.of(paragraph);
      }
    }
    return Optional.empty();
  }

  /** Few paragraphs have such a mark near their beginning, and only there it may be one. */
  private static boolean opens(String paragraph) {
    int end = Math.min(paragraph.length(), MARK_WITHIN);
    for (int i = 0; i < end; i++) {
      if (MARKS.indexOf(paragraph.charAt(i)) >= 0) {
        return OPENING.matcher(paragraph).lookingAt();
      }
    }
    return false;
  }

  private static boolean says(String paragraph) {
    for (int i = 0; i < paragraph.length(); i++) {
      if (paragraph.regionMatches(true, i, THIS, 0, THIS.length())) {
        return SAYS.matcher(paragraph).find();
      }
    }
    return false;
  }
}
