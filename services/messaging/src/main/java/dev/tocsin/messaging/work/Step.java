package dev.tocsin.messaging.work;

import java.util.concurrent.Callable;

/** What is done with work whose turn has come. */
public sealed interface Step<W, S, R, O> {

  /** Go out: the job holds all that it needs, and touches no store. */
  record Go<W, S, R, O>(Callable<R> job) implements Step<W, S, R, O> {}

  /** There is nothing to go out for: a paused feed, a deleted subscription. */
  record Settle<W, S, R, O>(Fate<W, S, O> fate) implements Step<W, S, R, O> {}
}
