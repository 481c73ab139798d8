package dev.tocsin.dispatcher;

import dev.tocsin.domain.Attempt;
import dev.tocsin.domain.Delivery;
import dev.tocsin.messaging.RealTime;
import java.util.OptionalLong;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * The real time of an alert on its way through the work: headers do not outlive a wait in a store,
 * and without it nobody could say how long an alert took to its receiver.
 */
final class AlertTimes {
  private AlertTimes() {}

  /** Takes it from the header of a delivery, and its place from its offset. */
  static final class Read extends ContextualFixedKeyProcessor<String, Delivery, Arrival> {
    @Override
    public void process(FixedKeyRecord<String, Delivery> record) {
      long place = context().recordMetadata().map(RecordMetadata::offset).orElse(0L);
      OptionalLong alerted = RealTime.ALERTED.of(record.headers());
      context().forward(record.withValue(new Arrival(record.value(), alerted, place, 0, false)));
    }
  }

  /** Puts it into the header of an attempt. */
  static final class Stamp extends ContextualFixedKeyProcessor<String, Tried, Attempt> {
    @Override
    public void process(FixedKeyRecord<String, Tried> record) {
      OptionalLong micros = record.value().alertedMicros();
      micros.ifPresent(at -> RealTime.ALERTED.stamp(record.headers(), at));
      context().forward(record.withValue(record.value().attempt()));
    }
  }
}
