package dev.tocsin.poller;

import dev.tocsin.domain.poll.ServerWord;
import dev.tocsin.messaging.JsonSerde;
import dev.tocsin.messaging.stores.DiskStore;
import dev.tocsin.poller.PollRules.Scope;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Until when whole hosts or sites want to be left alone: what one of their feeds or pages was told
 * holds for the others. Kept in a store, so that no restart forgets it.
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
    return DiskStore.builder(STORE, JsonSerde.of(ServerWord.class));
  }

  /** The word that holds for a feed because of another one. */
  Optional<ServerWord> of(WatchedFeed feed, Instant now) {
    return scope == Scope.FEED ? Optional.empty() : of(feed.url(), feed.feed().site(), now);
  }

  /** The word that holds for a page; where feeds rest by themselves, pages do by host. */
  Optional<ServerWord> of(String url, String site, Instant now) {
    String name = name(url, site);
    Optional<ServerWord> word = Optional.ofNullable(store.get(name));
    if (word.isPresent() && !word.get().holdsAt(now)) {
      store.delete(name);
      return Optional.empty();
    }
    return word;
  }

  void heard(WatchedFeed feed, ServerWord word) {
    if (scope != Scope.FEED) {
      heard(feed.url(), feed.feed().site(), word);
    }
  }

  /** What the server said when a page was asked for. */
  void heard(String url, String site, ServerWord word) {
    store.put(name(url, site), word);
  }

  private String name(String url, String site) {
    return scope == Scope.SITE
        ? site
        : Optional.ofNullable(URI.create(url).getAuthority()).orElse(site);
  }
}
