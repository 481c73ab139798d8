package dev.tocsin.gateway.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** The API tokens that open the gateway; without any, everybody on this machine is let in. */
final class Tokens {
  private static final String BEARER = "Bearer ";

  private final List<byte[]> tokens;

  Tokens(List<String> tokens) {
    this.tokens = tokens.stream().map(Tokens::bytes).toList();
  }

  boolean required() {
    return !tokens.isEmpty();
  }

  /** Whether an {@code Authorization} header or a cookie opens. */
  boolean open(Optional<String> authorization, Optional<String> cookie) {
    return !required()
        || authorization
            .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
            .map(header -> header.substring(BEARER.length()).strip())
            .or(() -> cookie)
            .filter(this::known)
            .isPresent();
  }

  /** Compares with all of them, so that the time taken tells nothing. */
  boolean known(String token) {
    boolean known = false;
    for (byte[] one : tokens) {
      known |= MessageDigest.isEqual(one, bytes(token));
    }
    return known;
  }

  private static byte[] bytes(String token) {
    return token.getBytes(StandardCharsets.UTF_8);
  }
}
