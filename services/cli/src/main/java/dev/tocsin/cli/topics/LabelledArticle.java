package dev.tocsin.cli.topics;

import dev.tocsin.domain.Article;
import java.util.Set;

/**
 * An article, and the topics that a person found in it.
 *
 * @param labels ids of topics
 * @param unjudged ids of topics that nobody looked for in it
 */
public record LabelledArticle(Article article, Set<String> labels, Set<String> unjudged) {
  public LabelledArticle {
    labels = Set.copyOf(labels);
    unjudged = Set.copyOf(unjudged);
  }
}
