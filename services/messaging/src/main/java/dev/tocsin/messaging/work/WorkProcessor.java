package dev.tocsin.messaging.work;

import dev.tocsin.messaging.RealTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The processor behind {@link AsyncWork}: one for each task, and one life after another of it. */
final class WorkProcessor<I, W, S, R, O> implements Processor<String, I, String, O> {
  private static final Logger log = LoggerFactory.getLogger(AsyncWork.class);
  private static final Duration TICK = Duration.ofMillis(10);
  private static final int RESULTS_A_TICK = 200;
  private static final int RESULTS_A_RECORD = 20;

  /** What a job brought back: its result, or what it threw. */
  private sealed interface Returned<R> {
    String key();

    /** When the job ended, in real microseconds. */
    long endedMicros();

    record Came<R>(String key, R result, long endedMicros) implements Returned<R> {}

    record Threw<R>(String key, Throwable cause, long endedMicros) implements Returned<R> {}
  }

  private record Flight(String lane, long startedMicros) {}

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
    private final KeyValueStore<String, W> works;
    private final KeyValueStore<String, S> schedules;
    private final Errand<I, W, S, R, O> errand;
    private final DueIndex index = new DueIndex();
    private final Lanes lanes = new Lanes();
    private final Map<String, Flight> inFlight = new HashMap<>();
    private final Queue<Returned<R>> results = new ConcurrentLinkedQueue<>();
    private final Cancellable ticking;

    Life(ProcessorContext<String, O> context) {
      this.context = context;
      this.works = context.getStateStore(AsyncWork.workStore(name));
      this.schedules = context.getStateStore(AsyncWork.scheduleStore(name));
      this.errand = opener.open(context);
      try (KeyValueIterator<String, S> all = schedules.all()) {
        all.forEachRemaining(entry -> index(entry.key, entry.value));
      }
      ticking = context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, timestamp -> tick());
    }

    void end() {
      ticking.cancel();
      settings.vitals().gone(context.taskId());
    }

    void process(Record<String, I> record) {
      Instant now = settings.clock().instant();
      String key = record.key();
      if (record.value() == null) {
        works.delete(key);
        schedules.delete(key);
      } else {
        apply(key, errand.arrive(key, record.value(), held(key), now), now, record.headers());
      }
      drain(RESULTS_A_RECORD, now);
      start(now);
    }

    private void tick() {
      Instant now = settings.clock().instant();
      drain(RESULTS_A_TICK, now);
      start(now);
      settings.vitals().tick(context.taskId(), index.size(), lanes.waiting(), inFlight.size());
    }

    private void drain(int most, Instant now) {
      for (int i = 0; i < most; i++) {
        Returned<R> returned = results.poll();
        if (returned == null) {
          return;
        }
        finish(returned, now);
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
      Optional<Held<W, S>> held = held(key);
      if (held.isEmpty()) {
        return;
      }
      Headers headers = new RecordHeaders();
      RealTime.FETCHED.stamp(headers, returned.endedMicros());
      apply(
          key,
          switch (returned) {
            case Returned.Came<R> came -> finished(key, held.get(), came.result(), now);
            case Returned.Threw<R> threw -> fault(key, held.get(), threw.cause(), now);
          },
          now,
          headers);
    }

    private Fate<W, S, O> finished(String key, Held<W, S> held, R result, Instant now) {
      try {
        return errand.finish(key, held, result, now);
      } catch (RuntimeException e) {
        return fault(key, held, e, now);
      }
    }

    private Fate<W, S, O> fault(String key, Held<W, S> held, Throwable cause, Instant now) {
      log.error("{}: a defect while doing {}; it is put aside visibly", name, key, cause);
      return errand.fault(key, held, cause, now);
    }

    /** Lets what is due wait in its lane, and starts what has a permit. */
    private void start(Instant now) {
      while (index.hasDue(now)) {
        String key = index.take();
        if (!inFlight.containsKey(key)) {
          due(key, now).ifPresent(held -> lanes.queue(key, errand.lane(key, held.work())));
        }
      }
      while (inFlight.size() < settings.maxInFlight()) {
        Optional<Lanes.Turn> turn = lanes.next(now);
        if (turn.isEmpty()) {
          return;
        }
        begin(turn.get(), now);
      }
    }

    /** Begins work by what is stored now: it may have been edited or deleted while it waited. */
    private void begin(Lanes.Turn turn, Instant now) {
      String key = turn.key();
      Optional<Held<W, S>> held = inFlight.containsKey(key) ? Optional.empty() : due(key, now);
      if (held.isEmpty()) {
        lanes.cancel(turn.lane(), now);
        return;
      }
      switch (begun(key, held.get(), now)) {
        case Step.Go<W, S, R, O> go -> {
          inFlight.put(key, new Flight(turn.lane(), RealTime.now()));
          settings.workers().execute(() -> results.add(perform(key, go.job())));
        }
        case Step.Settle<W, S, R, O> settle -> {
          lanes.cancel(turn.lane(), now);
          apply(key, settle.fate(), now, new RecordHeaders());
        }
      }
    }

    private Step<W, S, R, O> begun(String key, Held<W, S> held, Instant now) {
      try {
        return errand.begin(key, held, now);
      } catch (RuntimeException e) {
        return new Step.Settle<>(fault(key, held, e, now));
      }
    }

    private void apply(String key, Fate<W, S, O> fate, Instant now, Headers headers) {
      switch (fate) {
        case Fate.Keep<W, S, O> keep -> {
          keep.work().ifPresent(work -> works.put(key, work));
          schedules.put(key, keep.schedule());
          index(key, keep.schedule());
        }
        case Fate.Drop<W, S, O> drop -> {
          works.delete(key);
          schedules.delete(key);
        }
      }
      for (Emit<O> emit : fate.emits()) {
        context.forward(new Record<>(emit.key(), emit.value(), now.toEpochMilli(), headers));
      }
    }

    private Optional<Held<W, S>> held(String key) {
      S schedule = schedules.get(key);
      W work = schedule == null ? null : works.get(key);
      return work == null || schedule == null
          ? Optional.empty()
          : Optional.of(new Held<>(work, schedule));
    }

    private void index(String key, S schedule) {
      errand.due(schedule).ifPresent(due -> index.add(due, key));
    }

    private Optional<Held<W, S>> due(String key, Instant now) {
      return held(key)
          .filter(held -> errand.due(held.schedule()).filter(at -> !at.isAfter(now)).isPresent());
    }
  }

  /** On a worker: whatever the job does, something comes back. */
  private static <R> Returned<R> perform(String key, Callable<R> job) {
    try {
      return new Returned.Came<>(key, job.call(), RealTime.now());
    } catch (Throwable e) {
      return new Returned.Threw<>(key, e, RealTime.now());
    }
  }
}
