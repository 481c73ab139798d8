package dev.tocsin.messaging.work;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/**
 * A kind of outside work: what {@link AsyncWork} must know to keep, schedule and apply it.
 *
 * <p>All methods are called on the stream thread and do no I/O; only the job that {@link #begin}
 * hands out runs elsewhere. They decide and return; {@link AsyncWork} writes. An errand belongs to
 * one life of one task: it may read stores that its opener was given, and keep nothing else.
 *
 * @param <I> what arrives: new work, an edit, a request
 * @param <W> the work itself, large and seldom rewritten: a feed, a delivery
 * @param <S> its schedule, small and rewritten after each try: when, how often, what was learned
 * @param <R> what a job brings back
 * @param <O> what is sent on to Kafka
 */
public interface Errand<I, W, S, R, O> {

  /** Makes the errand of one life of one task. */
  interface Opener<I, W, S, R, O> {
    Errand<I, W, S, R, O> open(ProcessingContext stores);
  }

  /** What becomes of work when something arrives for it; {@code held} is what there is already. */
  Fate<W, S, O> arrive(String key, I input, Optional<Held<W, S>> held, Instant now);

  /** When the work is due; empty while it waits for something to arrive. */
  Optional<Instant> due(S schedule);

  /**
   * The lane that the work is done in, as it is now: asked when the work is due, and again after
   * each result, since a result may narrow the lane or close it for a while.
   */
  Lane lane(String key, Held<W, S> held);

  /** What the work weighs for {@link #overflow}, in bytes. */
  default long weight(S schedule) {
    return 0;
  }

  /**
   * What becomes of new work instead, where its owner has too much already; asked before {@link
   * #arrive}. A processor cannot refuse a record, so what is too much must end visibly.
   */
  default Optional<Fate<W, S, O>> overflow(String key, I input, Load load, Instant now) {
    return Optional.empty();
  }

  /** Called when due work has a permit: a job for the outer world, or a fate without one. */
  Step<W, S, R, O> begin(String key, Held<W, S> held, Instant now);

  /**
   * What becomes of work after its job. What is held may have been edited since {@link #begin}: the
   * result says what it was asked for, where that matters. Work that was deleted is not asked
   * about, nor is a successor under its key.
   */
  Fate<W, S, O> finish(String key, Held<W, S> held, R result, Instant now);

  /**
   * What becomes of work whose job, lane, beginning or finish threw: a defect, not an outcome. It
   * must end or be put off, visibly; what is due at once is tried again at the next tick.
   */
  Fate<W, S, O> fault(String key, Held<W, S> held, Throwable cause, Instant now);
}
