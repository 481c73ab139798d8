package dev.tocsin.dispatcher;

import dev.tocsin.domain.SecretBox;
import dev.tocsin.domain.Subscription;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The way out of a subscription that stands in each mail (RFC 8058): one request to the gateway, no
 * sign-in. Its token is sealed with the key of the installation, so that nobody can make one up.
 */
final class Unsubscribing {
  /** What a token is sealed for; the gateway opens it for the same. */
  static final String PURPOSE = "/unsubscribe";

  private final SecretBox box;
  private final Optional<URI> gateway;

  /**
   * The way out by a gateway.
   *
   * @param gateway where readers of mail reach it; empty offers no button
   */
  Unsubscribing(SecretBox box, Optional<URI> gateway) {
    this.box = box;
    this.gateway = gateway;
  }

  /** Header lines of a mail. */
  List<String> headers(Subscription subscription) {
    return gateway
        .map(
            base -> {
              String token = box.seal(subscription.id(), subscription.id() + PURPOSE);
              URI link = base.resolve("/unsubscribe/" + subscription.id() + "/" + token);
              return List.of(
                  "List-Unsubscribe: <" + link + ">",
                  "List-Unsubscribe-Post: List-Unsubscribe=One-Click");
            })
        .orElse(List.of());
  }
}
