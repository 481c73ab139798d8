package dev.tocsin.newsroom;

import dev.tocsin.domain.Article;
import dev.tocsin.domain.Item;
import dev.tocsin.domain.Item.FullText.Status;
import dev.tocsin.domain.article.ArticleLedger;
import dev.tocsin.domain.article.CleanText;
import dev.tocsin.domain.article.Identification;
import dev.tocsin.domain.article.KnownArticle;
import dev.tocsin.matching.TextLanguage;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.Sensor.RecordingLevel;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Makes of each item the article version that it is, or nothing when it says nothing new. */
@SuppressWarnings("NullAway.Init") // Streams calls init before anything else
final class IdentifyArticles extends ContextualProcessor<String, Item, String, Article> {
  static final String ALIASES = "article-aliases";
  static final String ARTICLES = "known-articles";

  /** The end of an article that is not known, or is gone already. */
  static final String VAIN_WITHDRAWAL = "vain-withdrawal";

  private final CanonicalUrl canonicalUrl = new CanonicalUrl();
  private Monthly<String> aliases;
  private Monthly<KnownArticle> articles;
  private ArticleLedger ledger;
  private Sensor vain;

  @Override
  public void init(ProcessorContext<String, Article> context) {
    super.init(context);
    aliases = new Monthly<>(context, ALIASES);
    articles = new Monthly<>(context, ARTICLES);
    vain =
        context
            .metrics()
            .addRateTotalSensor(
                "articles", context.taskId().toString(), VAIN_WITHDRAWAL, RecordingLevel.INFO);
    ledger =
        new ArticleLedger() {
          @Override
          public Optional<String> articleByAlias(String alias) {
            return aliases.last(alias);
          }

          @Override
          public Optional<KnownArticle> article(String id) {
            return articles.last(id);
          }
        };
  }

  /** What is seen again is known for another month; an alias stays with who had it first. */
  private void remember(Identification found) {
    String id = found.known().id();
    Instant at = found.known().seenAt();
    found.aliasesToRemember().stream()
        .filter(alias -> aliases.last(alias).filter(owner -> !owner.equals(id)).isEmpty())
        .forEach(alias -> aliases.put(alias, id, at));
    articles.put(id, found.known(), at);
  }

  private static String languageOf(CleanText text, String claimed) {
    return TextLanguage.of(text.title() + "\n" + text.lead() + "\n" + text.body(), claimed);
  }

  @Override
  public void process(Record<String, Item> record) {
    Item item = record.value();
    Identification.of(
            item, Cleaning.of(item), canonicalUrl.allOf(item), IdentifyArticles::languageOf, ledger)
        .ifPresentOrElse(
            found -> {
              remember(found);
              Article article = found.article();
              context()
                  .forward(
                      record.withKey(article.language() + "/" + article.id()).withValue(article));
            },
            () -> {
              if (item.deleted() || item.fullText().status() == Status.GONE) {
                vain.record();
              }
            });
  }
}
