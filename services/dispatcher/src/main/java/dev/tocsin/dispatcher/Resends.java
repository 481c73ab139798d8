package dev.tocsin.dispatcher;

import dev.tocsin.domain.Request;
import java.util.OptionalLong;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Takes what people want sent once more; in an ordered lane it comes after what waits there. */
final class Resends extends ContextualFixedKeyProcessor<String, Request, Arrival> {
  private static final long BEHIND_ALL = Long.MAX_VALUE / 2;

  @Override
  public void process(FixedKeyRecord<String, Request> record) {
    if (record.value() instanceof Request.Resend resend) {
      long place = BEHIND_ALL + context().recordMetadata().map(RecordMetadata::offset).orElse(0L);
      context()
          .forward(
              record.withValue(
                  new Arrival(
                      resend.delivery(), OptionalLong.empty(), place, resend.tries(), true)));
    }
  }
}
