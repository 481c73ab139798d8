package dev.tocsin.dispatcher;

import dev.tocsin.domain.SecretBox;
import dev.tocsin.domain.SecretBox.CannotOpenException;
import dev.tocsin.domain.Subscription;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The secrets of subscriptions, by the names under which the gateway seals them. One is opened once
 * and then known until it changes: to open it costs as much as the rest of preparing a message.
 */
final class Secrets {
  /** Signing secrets of Standard Webhooks, parted by blanks. */
  static final String SIGNING = "signing";

  /** A credential that is sent as the header {@code Authorization}. */
  static final String AUTHORIZATION = "authorization";

  /** The whole address of a chat or of a mail server. */
  static final String ADDRESS = "address";

  /** Then all are opened anew: a bound on what deleted subscriptions leave behind. */
  static final int MOST_KNOWN = 10_000;

  private record Opened(String sealed, String secret) {}

  private final SecretBox box;
  private final Map<String, Opened> known = new ConcurrentHashMap<>();

  Secrets(SecretBox box) {
    this.box = box;
  }

  Optional<String> find(Subscription subscription, String name) throws CannotOpenException {
    String sealed = subscription.secrets().get(name);
    return sealed == null
        ? Optional.empty()
        : Optional.of(open(sealed, subscription.id() + "/" + name));
  }

  private String open(String sealed, String purpose) throws CannotOpenException {
    Opened before = known.get(purpose);
    if (before != null && before.sealed().equals(sealed)) {
      return before.secret();
    }
    String secret = box.open(sealed, purpose);
    if (known.size() >= MOST_KNOWN) {
      known.clear();
    }
    known.put(purpose, new Opened(sealed, secret));
    return secret;
  }

  /**
   * One that must be there.
   *
   * @throws IllegalArgumentException when it is not
   */
  String get(Subscription subscription, String name) throws CannotOpenException {
    return find(subscription, name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the subscription has no %s secret: set one".formatted(name)));
  }
}
