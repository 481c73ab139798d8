package dev.tocsin.domain;

import dev.tocsin.domain.SecretBox.CannotOpenException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The addresses at which WebSub hubs call us back. Each ends with a token that nobody can make up:
 * the secret of its signatures, sealed for one feed under one address. So who receives a call needs
 * the key of the installation and nothing else.
 */
public final class HubCallbacks {
  /** What the path of a callback begins with: {@code /websub/feedId/token}. */
  public static final String PATH = "/websub/";

  private static final int SECRET_BYTES = 32;

  private final SecretBox box;
  private final SecureRandom random = new SecureRandom();

  public HubCallbacks(SecretBox box) {
    this.box = box;
  }

  /**
   * A token with a secret of its own.
   *
   * @param topic the address under which the hub knows the feed
   */
  public String newToken(String feedId, String topic) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return box.seal(HexFormat.of().formatHex(secret), purpose(feedId, topic));
  }

  /**
   * The secret in a token.
   *
   * @throws CannotOpenException when it is no token of this feed under this address
   */
  public String secret(String feedId, String topic, String token) throws CannotOpenException {
    return box.open(token, purpose(feedId, topic));
  }

  /** Where the hub finds it, behind the address of the gateway. */
  public static URI address(URI gateway, String feedId, String token) {
    return gateway.resolve(PATH + feedId + "/" + token);
  }

  private static String purpose(String feedId, String topic) {
    return feedId + "/websub/" + topic;
  }
}
