package dev.tocsin.messaging.work;

import dev.tocsin.messaging.RealTime;
import dev.tocsin.messaging.stores.BeforeCommit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The processor behind {@link AsyncWork}: one for each task, and one life after another of it. */
final class WorkProcessor<I, W, S, R, O> implements Processor<String, I, String, O> {
  private static final Logger log = LoggerFactory.getLogger(AsyncWork.class);
  private static final Duration TICK = Duration.ofMillis(10);

  /** Results that are applied, due pieces that are looked at and jobs that are begun at once. */
  private static final int STEPS_A_TICK = 200;

  private static final int STEPS_A_RECORD = 20;

  /**
   * A job that is out.
   *
   * @param wanted false once its work was deleted: its result is not that of a successor
   */
  private record Flight(String lane, long startedMicros, boolean wanted) {
    Flight unwanted() {
      return new Flight(lane, startedMicros, false);
    }
  }

  private final String name;
  private final WorkSettings settings;
  private final Errand.Opener<I, W, S, R, O> opener;
  private @Nullable Life life;

  WorkProcessor(String name, WorkSettings settings, Errand.Opener<I, W, S, R, O> opener) {
    this.name = name;
    this.settings = settings;
    this.opener = opener;
  }

  @Override
  public void init(ProcessorContext<String, O> context) {
    life = new Life(context);
  }

  @Override
  public void process(Record<String, I> record) {
    life().process(record);
  }

  @Override
  public void close() {
    if (life != null) {
      life.end();
      life = null;
    }
  }

  private Life life() {
    if (life == null) {
      throw new IllegalStateException(name + " is used before init");
    }
    return life;
  }

  /**
   * Everything that one life of the task knows. A job that outlives it answers into the queue of
   * its own life, which nobody reads any more: the new life does that work again.
   */
  private final class Life {
    private final ProcessorContext<String, O> context;
    private final Errand<I, W, S, R, O> errand;
    private final Holdings<W, S> holdings;
    private final BeforeCommit beforeCommit;
    private final DueIndex index = new DueIndex();
    private final Lanes lanes = new Lanes();
    private final Map<String, Flight> inFlight = new HashMap<>();
    private final Queue<Returned<R>> results = new ConcurrentLinkedQueue<>();
    private final Pace pace = new Pace();
    private final Cancellable ticking;

    Life(ProcessorContext<String, O> context) {
      this.context = context;
      this.errand = opener.open(context);
      this.holdings =
          new Holdings<>(
              context.getStateStore(AsyncWork.workStore(name)),
              context.getStateStore(AsyncWork.scheduleStore(name)),
              errand::weight);
      beforeCommit = context.getStateStore(AsyncWork.beforeCommit(name));
      beforeCommit.run(this::write);
      holdings.begin((key, schedule) -> index(key, errand.due(schedule)));
      ticking = context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, timestamp -> tick());
      giveSign();
    }

    void end() {
      ticking.cancel();
      beforeCommit.clear();
      settings.vitals().gone(context.taskId());
    }

    void process(Record<String, I> record) {
      Instant now = settings.clock().instant();
      String key = record.key();
      Optional<Held<W, S>> held = holdings.find(key);
      Fate<W, S, O> fate =
          record.value() == null ? Fate.drop(List.of()) : arrive(key, record.value(), held, now);
      apply(key, held, fate, now, record.headers());
      advance(STEPS_A_RECORD, now);
      pace.keep(holdings.unwritten(), results::size);
    }

    private void write() {
      holdings.write();
      pace.written();
    }

    private Fate<W, S, O> arrive(String key, I input, Optional<Held<W, S>> held, Instant now) {
      Optional<Fate<W, S, O>> refused =
          held.isPresent()
              ? Optional.empty()
              : errand.overflow(key, input, holdings.loadOf(key), now);
      return refused.orElseGet(() -> errand.arrive(key, input, held, now));
    }

    private void tick() {
      advance(STEPS_A_TICK, settings.clock().instant());
      giveSign();
    }

    private void giveSign() {
      settings.vitals().tick(context.taskId(), index.size(), lanes.waiting(), inFlight.size());
    }

    /**
     * Goes on with the work, each stage by a bounded number of steps: a tick that lasts would keep
     * the stream thread from its records, and its transaction open for too long.
     */
    private void advance(int steps, Instant now) {
      for (int i = 0; i < steps && !results.isEmpty(); i++) {
        finish(results.remove(), now);
      }
      for (int i = 0; i < steps && index.hasDue(now); i++) {
        queue(index.take(), now);
      }
      for (int i = 0; i < steps && inFlight.size() < settings.maxInFlight(); i++) {
        Optional<Lanes.Turn> turn = lanes.next(now, !index.hasDue(now));
        if (turn.isEmpty()) {
          return;
        }
        begin(turn.get(), now);
      }
    }

    private void finish(Returned<R> returned, Instant now) {
      String key = returned.key();
      Flight flight = inFlight.remove(key);
      if (flight == null) {
        throw new IllegalStateException("a result of a job that is not out: " + key);
      }
      long tookMicros = returned.endedMicros() - flight.startedMicros();
      lanes.release(flight.lane(), tookMicros > settings.slow().toNanos() / 1_000, now);
      Optional<Held<W, S>> held = holdings.find(key);
      if (held.isEmpty()) {
        return;
      }
      if (!flight.wanted()) {
        index(key, errand.due(held.get().schedule()));
        return;
      }
      Headers headers = new RecordHeaders();
      RealTime.FETCHED.stamp(headers, returned.endedMicros());
      switch (returned) {
        case Returned.Came<R> came ->
            decide(key, held.get(), now, () -> errand.finish(key, held.get(), came.result(), now))
                .ifPresent(fate -> apply(key, held, fate, now, headers));
        case Returned.Threw<R> threw -> fault(key, held.get(), threw.cause(), now);
      }
      reconsider(key, held.get());
    }

    /** A result may have closed or narrowed its lane. */
    private void reconsider(String key, Held<W, S> held) {
      try {
        lanes.change(errand.lane(key, held));
      } catch (RuntimeException e) {
        // The lane stays as it was; the next work of it that is due reports the defect.
        log.debug("{}: no lane for {}", name, key, e);
      }
    }

    /** Lets due work wait in its lane; what is out comes back by its result. */
    private void queue(String key, Instant now) {
      if (!inFlight.containsKey(key)) {
        due(key, now)
            .flatMap(held -> decide(key, held, now, () -> errand.lane(key, held)))
            .ifPresent(lane -> lanes.queue(key, lane));
      }
    }

    /** Begins work by what is stored now: it may have been edited or deleted while it waited. */
    private void begin(Lanes.Turn turn, Instant now) {
      if (!due(turn.key(), now).map(held -> begin(turn, held, now)).orElse(false)) {
        lanes.cancel(turn.lane(), now);
      }
    }

    /** Whether a job goes out. */
    private boolean begin(Lanes.Turn turn, Held<W, S> held, Instant now) {
      String key = turn.key();
      return decide(key, held, now, () -> errand.begin(key, held, now))
          .map(step -> take(step, turn, held, now))
          .orElse(false);
    }

    private boolean take(Step<W, S, R, O> step, Lanes.Turn turn, Held<W, S> held, Instant now) {
      return switch (step) {
        case Step.Go<W, S, R, O> go -> {
          Flight flight = new Flight(turn.lane(), RealTime.now(), true);
          settings.workers().execute(() -> results.add(Returned.from(turn.key(), go.job())));
          inFlight.put(turn.key(), flight);
          yield true;
        }
        case Step.Settle<W, S, R, O> settle -> {
          apply(turn.key(), Optional.of(held), settle.fate(), now, new RecordHeaders());
          yield false;
        }
      };
    }

    /** What the errand decides; where it throws instead, that work is put aside. */
    private <T> Optional<T> decide(String key, Held<W, S> held, Instant now, Supplier<T> decision) {
      try {
        return Optional.of(decision.get());
      } catch (RuntimeException e) {
        fault(key, held, e, now);
        return Optional.empty();
      }
    }

    private void fault(String key, Held<W, S> held, Throwable cause, Instant now) {
      log.error("{}: a defect while doing {}; it is put aside visibly", name, key, cause);
      Fate<W, S, O> fate;
      try {
        fate = errand.fault(key, held, cause, now);
      } catch (RuntimeException e) {
        log.error(
            "{}: {} cannot be put aside either; it stays stored, and is done again when something"
                + " arrives for it or the service is restarted",
            name,
            key,
            e);
        return;
      }
      apply(key, Optional.of(held), fate, now, new RecordHeaders());
    }

    /**
     * Writes a fate. What can throw comes before the first write, or half of it would commit.
     *
     * @param before what is stored
     */
    private void apply(
        String key, Optional<Held<W, S>> before, Fate<W, S, O> fate, Instant now, Headers headers) {
      switch (fate) {
        case Fate.Keep<W, S, O> keep -> {
          Optional<Instant> due = errand.due(keep.schedule());
          holdings.keep(key, before, keep.work(), keep.schedule());
          index(key, due);
        }
        case Fate.Drop<W, S, O> drop -> {
          inFlight.computeIfPresent(key, (same, flight) -> flight.unwanted());
          holdings.drop(key, before);
        }
      }
      for (Emit<O> emit : fate.emits()) {
        context.forward(new Record<>(emit.key(), emit.value(), now.toEpochMilli(), headers));
      }
    }

    private void index(String key, Optional<Instant> due) {
      due.ifPresent(at -> index.add(at, key));
    }

    private Optional<Held<W, S>> due(String key, Instant now) {
      return holdings
          .find(key)
          .filter(held -> errand.due(held.schedule()).filter(at -> !at.isAfter(now)).isPresent());
    }
  }
}
