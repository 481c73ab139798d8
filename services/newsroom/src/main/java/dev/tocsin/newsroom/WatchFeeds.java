package dev.tocsin.newsroom;

import dev.tocsin.domain.FeedStatus;
import dev.tocsin.domain.burst.FeedWatch;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Looks at each poll whether the feed has stopped: it answers, and brings nothing new. */
@SuppressWarnings("NullAway.Init") // Streams calls init before anything else
final class WatchFeeds extends ContextualProcessor<String, FeedStatus, String, Finding> {
  static final String WATCHES = "feed-watches";

  private KeyValueStore<String, FeedWatch> watches;

  @Override
  public void init(ProcessorContext<String, Finding> context) {
    super.init(context);
    watches = context.getStateStore(WATCHES);
  }

  @Override
  public void process(Record<String, FeedStatus> record) {
    FeedStatus status = record.value();
    if (status == null) {
      watches.delete(record.key());
    } else if (isAnswered(status)) {
      status.polledAt().ifPresent(at -> polled(record, at));
    }
  }

  /** Of a feed that fails nobody knows what it has; the poller tells of it. */
  private static boolean isAnswered(FeedStatus status) {
    return switch (status.outcome()) {
      case FETCHED, NOT_MODIFIED -> true;
      case WAITING, FAILED, GONE -> false;
    };
  }

  private void polled(Record<String, FeedStatus> record, Instant at) {
    FeedStatus status = record.value();
    FeedWatch before =
        Optional.ofNullable(watches.get(record.key())).orElseGet(() -> FeedWatch.from(at));
    FeedWatch.Seen seen = before.polled(at, status.newEntries());
    watches.put(record.key(), seen.watch());
    seen.silence()
        .map(silence -> Silences.ofFeed(status, silence))
        .ifPresent(
            alarm ->
                context()
                    .forward(record.withKey(alarm.about()).withValue(new Finding.Quiet(alarm))));
  }
}
