package dev.tocsin.dispatcher;

import dev.tocsin.domain.Subscription;
import dev.tocsin.domain.SubscriptionStatus;
import dev.tocsin.messaging.KafkaTopics;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * How the receivers are, as one task knows them. Only those stand there with whom something is or
 * was the matter; in memory, since each message asks, with a changelog.
 */
final class Receivers {
  static final String STORE = "receivers";

  private final KeyValueStore<String, SubscriptionStatus> store;

  private Receivers(KeyValueStore<String, SubscriptionStatus> store) {
    this.store = store;
  }

  static void addStore(StreamsBuilder builder) {
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(STORE),
                Serdes.String(),
                KafkaTopics.SUBSCRIPTION_STATUS.serde())
            .withCachingDisabled());
  }

  static Receivers of(ProcessingContext context) {
    return new Receivers(context.getStateStore(STORE));
  }

  /** How the receiver of this version of a subscription is. */
  SubscriptionStatus of(Subscription subscription) {
    return of(
        subscription.id(), subscription.version(), subscription.sending().fifo(), Instant.EPOCH);
  }

  SubscriptionStatus of(String subscriptionId, long version, boolean ordered, Instant now) {
    @Nullable SubscriptionStatus known = store.get(subscriptionId);
    if (known == null) {
      return SubscriptionStatus.fresh(subscriptionId, version, now);
    }
    return known.version() == version ? known : known.renewed(version, ordered);
  }

  boolean knows(String subscriptionId) {
    return store.get(subscriptionId) != null;
  }

  void put(SubscriptionStatus status) {
    store.put(status.subscriptionId(), status);
  }
}
