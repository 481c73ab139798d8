package dev.tocsin.cli.topics;

import dev.tocsin.domain.Article;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An article of which no more is known than what a reader sees. */
final class PlainArticle {
  private static final String USUAL_LANGUAGE = "en";

  /** A blank line, or a line that is indented. */
  private static final Pattern PARAGRAPH = Pattern.compile("\\n[ \\t]*\\n\\s*|\\n[ \\t]{2,}");

  private PlainArticle() {}

  /**
   * An article.
   *
   * @param lead where it is empty, the first paragraph of the body is the lead
   * @param language empty means English
   */
  static Article of(
      String id,
      String title,
      String lead,
      String body,
      String language,
      String author,
      List<String> categories) {
    if (lead.isBlank()) {
      Matcher end = PARAGRAPH.matcher(body.strip());
      return end.find()
          ? article(
              id,
              title,
              body.strip().substring(0, end.start()),
              body.strip().substring(end.end()),
              language,
              author,
              categories)
          : article(id, title, body.strip(), "", language, author, categories);
    }
    return article(id, title, lead, body, language, author, categories);
  }

  /** An article in small: its first line is the title, the lead follows, then more. */
  static Article ofText(String id, String text, String language) {
    String[] titleAndRest = text.strip().split("\\R", 2);
    String rest = titleAndRest.length < 2 ? "" : titleAndRest[1];
    return of(id, titleAndRest[0].strip(), "", rest, language, "", List.of());
  }

  private static Article article(
      String id,
      String title,
      String lead,
      String body,
      String language,
      String author,
      List<String> categories) {
    return new Article(
        id,
        1,
        Article.Change.NEW,
        "",
        "",
        "",
        List.of(),
        title,
        lead,
        body,
        language.isBlank() ? USUAL_LANGUAGE : language,
        author,
        categories,
        Optional.empty(),
        "",
        Instant.EPOCH,
        false,
        List.of(),
        "");
  }
}
