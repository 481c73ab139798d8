package dev.tocsin.dispatcher;

import dev.tocsin.domain.Attempt;
import dev.tocsin.domain.Delivery;
import dev.tocsin.messaging.RealTime;
import java.util.OptionalLong;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * The real time of an alert on its way through the work: headers do not outlive a wait in a store,
 * and without it nobody could say how long an alert took to its receiver.
 */
final class AlertTimes {
  private AlertTimes() {}

  /** Takes it from the header of a delivery. */
  static final class Read extends ContextualFixedKeyProcessor<String, Delivery, Arrival> {
    @Override
    public void process(FixedKeyRecord<String, Delivery> record) {
      context()
          .forward(
              record.withValue(new Arrival(record.value(), RealTime.ALERTED.of(record.headers()))));
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
