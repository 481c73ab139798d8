package dev.tocsin.gateway.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * What people registered of one kind: the newest version of each, the deleted ones too. The write
 * side bounds how many there are.
 */
public final class Shelf<T> {
  private final Map<String, T> byId = new ConcurrentSkipListMap<>();
  private final Function<T, String> id;
  private final Function<T, String> key;
  private final ToLongFunction<T> version;

  Shelf(Function<T, String> id, Function<T, String> key, ToLongFunction<T> version) {
    this.id = id;
    this.key = key;
    this.version = version;
  }

  public Optional<T> find(String wanted) {
    return Optional.ofNullable(byId.get(wanted));
  }

  /** All of them, by id. */
  public List<T> all() {
    return List.copyOf(byId.values());
  }

  public int size() {
    return byId.size();
  }

  /** Takes a record in: versions of one id may come from two partitions, in any order. */
  void accept(Seen<T> seen) {
    seen.value()
        .ifPresentOrElse(
            value ->
                byId.merge(
                    id.apply(value),
                    value,
                    (old, next) ->
                        version.applyAsLong(next) >= version.applyAsLong(old) ? next : old),
            () -> byId.values().removeIf(value -> key.apply(value).equals(seen.key())));
  }
}
