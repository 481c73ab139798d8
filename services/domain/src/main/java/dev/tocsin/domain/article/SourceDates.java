package dev.tocsin.domain.article;

import dev.tocsin.domain.Article;
import dev.tocsin.domain.Article.Change;

/**
 * How far the dates of a source are to be believed: one wrong date is a slip, and a row of them is
 * a source that has broken.
 *
 * @param suspects articles in a row whose date is not believed
 */
public record SourceDates(int suspects) {
  /** So many in a row are told, once, until a date is believed again. */
  public static final int MANY = 10;

  public static final SourceDates SOUND = new SourceDates(0);

  /** The same after another article, or after nothing that says anything of dates. */
  public SourceDates after(Article article) {
    boolean isSilent =
        article.publishedAt().isEmpty()
            || article.change() == Change.SEEN
            || article.change() == Change.GONE;
    if (isSilent || (suspects >= MANY && !article.dateSuspect().isEmpty())) {
      return this;
    }
    return article.dateSuspect().isEmpty() ? SOUND : new SourceDates(suspects + 1);
  }

  /** Whether it has become too many with the article that made this of another. */
  public boolean isBroken(SourceDates before) {
    return suspects >= MANY && before.suspects < MANY;
  }
}
