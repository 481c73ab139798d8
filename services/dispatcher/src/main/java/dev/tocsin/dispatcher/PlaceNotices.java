package dev.tocsin.dispatcher;

import dev.tocsin.domain.Notice;
import dev.tocsin.domain.digest.Cadence;
import dev.tocsin.domain.digest.Turn;
import java.time.InstantSource;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Decides when each notice goes out, by what its subscription says now, and keys it by the group
 * that goes out together. The partition stays: the subscription is first in the key.
 */
final class PlaceNotices extends ContextualProcessor<String, Notice, String, Placed> {
  private final Subscriptions subscriptions;
  private final InstantSource clock;

  PlaceNotices(Subscriptions subscriptions, InstantSource clock) {
    this.subscriptions = subscriptions;
    this.clock = clock;
  }

  @Override
  public void process(Record<String, Notice> record) {
    Notice notice = record.value();
    // One that is gone by now is told at once, and its message is skipped visibly.
    Turn turn =
        subscriptions
            .view(context())
            .find(notice.subscriptionId())
            .map(known -> Cadence.turn(known, notice.alert(), clock.instant()))
            .orElseGet(() -> new Turn.Now("unknown"));
    context()
        .forward(
            record
                .withKey(notice.subscriptionId() + "/" + turn.group())
                .withValue(new Placed(notice, turn)));
  }
}
