package dev.tocsin.newsroom;

import dev.tocsin.domain.Article;
import dev.tocsin.domain.story.StoryDecision;
import dev.tocsin.domain.story.StoryDesk;
import dev.tocsin.messaging.RealTime;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Puts each article into its story and decides who is alerted. */
@SuppressWarnings("NullAway.Init") // Streams calls init before anything else
final class GroupStories extends ContextualProcessor<String, Article, String, StoryDecision> {
  private StoryStores stores;
  private StoryDesk desk;

  @Override
  public void init(ProcessorContext<String, StoryDecision> context) {
    super.init(context);
    stores = new StoryStores(context);
    desk = new StoryDesk(stores);
  }

  @Override
  public void process(Record<String, Article> record) {
    Article article = record.value();
    Instant now = stores.now(article.fetchedAt());
    StoryDecision decision = desk.take(article, now);
    if (!decision.alerts().isEmpty()) {
      RealTime.ALERTED.stamp(record.headers(), RealTime.now());
    }
    context().forward(record.withValue(decision));
  }
}
