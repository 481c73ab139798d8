package dev.tocsin.dispatcher;

import dev.tocsin.outbound.Answer;
import dev.tocsin.outbound.Call;

/** What carries a message to its receiver and brings the answer back: guarded HTTP, when live. */
@FunctionalInterface
interface Courier {

  /** Sends once; throws for nothing that a network does. */
  Answer exchange(Call call);
}
