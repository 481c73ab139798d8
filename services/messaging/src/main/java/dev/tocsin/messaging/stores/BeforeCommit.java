package dev.tocsin.messaging.stores;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * Told by Streams that a commit comes, while there is still time to write for it.
 *
 * <p>A state store that holds nothing. Streams has no public word for "before a commit", but it has
 * the caches of a task written out then, and this looks like one: {@link CachedStateStore} is of
 * Streams' own. {@code BeforeCommitTest} shows that the moment is the right one.
 */
public final class BeforeCommit implements StateStore, CachedStateStore<Void, Void> {
  private final String name;
  private Optional<Runnable> write = Optional.empty();
  private boolean open;

  public BeforeCommit(String name) {
    this.name = name;
  }

  /** What adds one to a topology, where processors connect to it by this name. */
  public static StoreBuilder<BeforeCommit> named(String name) {
    return new Builder(name);
  }

  /** What is to be done before each commit from now on. */
  public void run(Runnable write) {
    this.write = Optional.of(write);
  }

  /** Nothing any more: what was to be written is gone with its task. */
  public void clear() {
    write = Optional.empty();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    context.register(root, (key, value) -> {});
    open = true;
  }

  @Override
  public void flushCache() {
    write.ifPresent(Runnable::run);
  }

  @Override
  public void clearCache() {
    clear();
  }

  /** Nobody listens to a store that holds nothing. */
  @Override
  public boolean setFlushListener(CacheFlushListener<Void, Void> listener, boolean sendOldValues) {
    return false;
  }

  @Override
  public void close() {
    open = false;
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  /** It is neither cached nor logged, whatever is asked of it. */
  private record Builder(String name) implements StoreBuilder<BeforeCommit> {
    @Override
    public BeforeCommit build() {
      return new BeforeCommit(name);
    }

    @Override
    public StoreBuilder<BeforeCommit> withCachingEnabled() {
      return this;
    }

    @Override
    public StoreBuilder<BeforeCommit> withCachingDisabled() {
      return this;
    }

    @Override
    public StoreBuilder<BeforeCommit> withLoggingEnabled(Map<String, String> config) {
      return this;
    }

    @Override
    public StoreBuilder<BeforeCommit> withLoggingDisabled() {
      return this;
    }

    @Override
    public Map<String, String> logConfig() {
      return Map.of();
    }

    @Override
    public boolean loggingEnabled() {
      return false;
    }
  }
}
