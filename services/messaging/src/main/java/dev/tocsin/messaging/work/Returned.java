package dev.tocsin.messaging.work;

import dev.tocsin.messaging.RealTime;
import java.util.concurrent.Callable;

/** What a job brought back: its result, or what it threw. */
sealed interface Returned<R> {
  String key();

  /** When the job ended, in real microseconds. */
  long endedMicros();

  record Came<R>(String key, R result, long endedMicros) implements Returned<R> {}

  record Threw<R>(String key, Throwable cause, long endedMicros) implements Returned<R> {}

  /** Does a job, on a worker: whatever it does, something comes back. */
  static <R> Returned<R> from(String key, Callable<R> job) {
    try {
      return new Came<>(key, job.call(), RealTime.now());
    } catch (Throwable e) {
      return new Threw<>(key, e, RealTime.now());
    }
  }
}
