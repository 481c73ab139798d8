package dev.tocsin.dispatcher;

import dev.tocsin.domain.SecretBox;
import dev.tocsin.domain.SecretBox.CannotOpenException;
import dev.tocsin.domain.Subscription;
import java.util.Optional;

/** The secrets of subscriptions, by the names under which the gateway seals them. */
final class Secrets {
  /** Signing secrets of Standard Webhooks, parted by blanks. */
  static final String SIGNING = "signing";

  /** A credential that is sent as the header {@code Authorization}. */
  static final String AUTHORIZATION = "authorization";

  /** The whole address of a chat or of a mail server. */
  static final String ADDRESS = "address";

  private final SecretBox box;

  Secrets(SecretBox box) {
    this.box = box;
  }

  Optional<String> find(Subscription subscription, String name) throws CannotOpenException {
    String sealed = subscription.secrets().get(name);
    return sealed == null
        ? Optional.empty()
        : Optional.of(box.open(sealed, subscription.id() + "/" + name));
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
