package dev.tocsin.domain.article;

import java.util.Optional;

/** What is known of the articles of the sites at hand: a store when live, a map in a backtest. */
public interface ArticleLedger {

  /** The id of the article that goes by this alias. */
  Optional<String> articleByAlias(String alias);

  Optional<KnownArticle> article(String id);
}
