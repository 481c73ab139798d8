package dev.tocsin.poller;

import dev.tocsin.domain.HubCallbacks;
import dev.tocsin.domain.SecretBox;
import dev.tocsin.domain.SecretBox.CannotOpenException;
import java.net.URI;

/**
 * How hubs reach us: where the gateway is for them, and what seals the secrets of callbacks.
 *
 * @param gateway an http or https address that the whole net reaches
 */
public record WebSub(URI gateway, HubCallbacks callbacks) {

  /**
   * With the key of the installation.
   *
   * @throws IllegalArgumentException when a hub could not call back there
   */
  public static WebSub at(String gateway, SecretBox secrets) {
    URI address = URI.create(gateway);
    boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
    if (!web || address.getHost() == null || address.getRawQuery() != null) {
      throw new IllegalArgumentException(
          "poller.websub-url is '"
              + gateway
              + "': write where hubs reach the gateway, as https://news.example.org/");
    }
    return new WebSub(address, new HubCallbacks(secrets));
  }

  String newToken(String feedId, String topic) {
    return callbacks.newToken(feedId, topic);
  }

  URI callback(HubOrder order) {
    return HubCallbacks.address(gateway, order.feedId(), order.token());
  }

  String secret(HubOrder order) throws CannotOpenException {
    return callbacks.secret(order.feedId(), order.topic(), order.token());
  }
}
