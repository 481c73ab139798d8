package dev.tocsin.poller;

import dev.tocsin.domain.poll.ServerWord;
import dev.tocsin.messaging.JsonSerde;
import dev.tocsin.poller.PollRules.Scope;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Until when whole hosts or sites want to be left alone: what one of their feeds was told holds for
 * the others. Kept in a store, so that no restart forgets it.
 */
final class SiteWords {
  static final String STORE = "site-words";

  private final KeyValueStore<String, ServerWord> store;
  private final Scope scope;

  private SiteWords(KeyValueStore<String, ServerWord> store, Scope scope) {
    this.store = store;
    this.scope = scope;
  }

  static SiteWords open(ProcessingContext stores, Scope scope) {
    return new SiteWords(stores.getStateStore(STORE), scope);
  }

  static StoreBuilder<KeyValueStore<String, ServerWord>> store() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.String(), JsonSerde.of(ServerWord.class))
        .withCachingDisabled();
  }

  /** The word that holds for a feed because of another one. */
  Optional<ServerWord> of(WatchedFeed feed, Instant now) {
    if (scope == Scope.FEED) {
      return Optional.empty();
    }
    String name = name(feed);
    Optional<ServerWord> word = Optional.ofNullable(store.get(name));
    if (word.isPresent() && !word.get().holdsAt(now)) {
      store.delete(name);
      return Optional.empty();
    }
    return word;
  }

  void heard(WatchedFeed feed, ServerWord word) {
    if (scope != Scope.FEED) {
      store.put(name(feed), word);
    }
  }

  private String name(WatchedFeed feed) {
    return scope == Scope.SITE
        ? feed.feed().site()
        : Optional.ofNullable(URI.create(feed.url()).getAuthority()).orElse(feed.feed().site());
  }
}
