package dev.tocsin.poller;

import dev.tocsin.outbound.Answer.Response;
import dev.tocsin.poller.parsing.Links;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** What answers say of another place to ask at. */
final class Redirects {
  /** One after another, for one document. */
  static final int MOST = 5;

  private static final Set<Integer> PERMANENT = Set.of(301, 308);
  private static final Set<Integer> TEMPORARY = Set.of(302, 303, 307);

  private Redirects() {}

  /** Where a redirect leads; empty when the answer is none, or names no place. */
  static Optional<URI> target(Response response) {
    if (!isPermanent(response) && !TEMPORARY.contains(response.status())) {
      return Optional.empty();
    }
    return response
        .headers()
        .first("Location")
        .flatMap(location -> Links.resolve(response.uri(), location));
  }

  static boolean isPermanent(Response response) {
    return PERMANENT.contains(response.status());
  }
}
