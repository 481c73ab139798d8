package dev.tocsin.cli.topics;

import dev.tocsin.domain.Article;
import dev.tocsin.replay.scenario.ScenarioArticle;
import dev.tocsin.replay.scenario.ScenarioException;
import dev.tocsin.replay.scenario.ScenarioReader;
import java.nio.file.Path;

/** An article in a text file, as scenarios have it. */
public final class TextArticle {
  private TextArticle() {}

  /**
   * The article.
   *
   * @param language as somebody says; when empty, as the file says
   */
  public static Article read(Path file, String language) throws ScenarioException {
    ScenarioArticle article = ScenarioReader.readArticle(file);
    return PlainArticle.of(
        article.file(),
        article.title(),
        article.lead(),
        String.join("\n\n", article.paragraphs()),
        language.isEmpty() ? article.language() : language,
        article.author(),
        article.categories());
  }
}
