package dev.tocsin.dispatcher;

import dev.tocsin.domain.Alarm;
import dev.tocsin.domain.SubscriptionStatus;

/** What the dispatcher tells the rest of the line. */
sealed interface Observed {

  /** The key under which it goes out; {@code own} is that of the delivery. */
  String key(String own);

  /** A try of a delivery. */
  record Made(Tried tried) implements Observed {
    @Override
    public String key(String own) {
      return own;
    }
  }

  /** How a receiver is now. */
  record Changed(SubscriptionStatus status) implements Observed {
    @Override
    public String key(String own) {
      return status.subscriptionId();
    }
  }

  /** Something that an operator must look at. */
  record Raised(Alarm alarm) implements Observed {
    @Override
    public String key(String own) {
      return alarm.about();
    }
  }
}
