package dev.tocsin.gateway.model;

import dev.tocsin.domain.Article.Change;
import java.util.List;

/** As much of an article as is counted: reading the text would cost most of the time. */
record ArticleGlance(Change change, List<MatchGlance> matches) {

  record MatchGlance(String topicId) {}

  ArticleGlance {
    matches = List.copyOf(matches);
  }
}
