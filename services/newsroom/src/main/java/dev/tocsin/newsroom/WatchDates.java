package dev.tocsin.newsroom;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.Article;
import dev.tocsin.domain.article.SourceDates;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Tells of a source whose every article has a date that is not believed. */
@SuppressWarnings("NullAway.Init") // Streams calls init before anything else
final class WatchDates extends ContextualProcessor<String, Article, String, Alarm> {
  static final String DATES = "source-dates";

  private KeyValueStore<String, SourceDates> dates;

  @Override
  public void init(ProcessorContext<String, Alarm> context) {
    super.init(context);
    dates = context.getStateStore(DATES);
  }

  @Override
  public void process(Record<String, Article> record) {
    Article article = record.value();
    String source = article.runId() + "/" + article.site();
    SourceDates before = Optional.ofNullable(dates.get(source)).orElse(SourceDates.SOUND);
    SourceDates after = before.after(article);
    if (after.equals(before)) {
      return;
    }
    dates.put(source, after.equals(SourceDates.SOUND) ? null : after);
    if (after.isBroken(before)) {
      Alarm alarm = alarm(article);
      context().forward(record.withKey(alarm.about()).withValue(alarm));
    }
  }

  private static Alarm alarm(Article article) {
    return new Alarm(
        "site/" + article.site(),
        "the last %d articles of '%s' all have dates that cannot be, this one %s"
            .formatted(SourceDates.MANY, article.outlet(), article.dateSuspect()),
        "tell its publisher; the dates are shown as suspect, and drive nothing",
        article.fetchedAt());
  }
}
