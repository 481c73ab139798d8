package dev.tocsin.gateway.registry;

import dev.tocsin.outbound.AddressPolicy;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** The addresses in drafts: those that outbound HTTP would refuse are refused at the door. */
final class Addresses {
  private final AddressPolicy policy;

  Addresses(AddressPolicy policy) {
    this.policy = policy;
  }

  /** An address that must be there; empty when it is wrong, which the draft then knows. */
  Optional<URI> read(Draft draft, String name, String remedy) {
    return check(draft, name, draft.text(name, remedy), remedy);
  }

  /** The same of a text that was read, or made of what was read. */
  Optional<URI> check(Draft draft, String name, String written, String remedy) {
    String text = written.strip();
    if (text.isEmpty()) {
      draft.text(name, remedy);
      return Optional.empty();
    }
    try {
      URI uri = new URI(text);
      Optional<String> refusal = policy.refusal(uri);
      refusal.ifPresent(
          why ->
              draft.wrong(
                  name,
                  why,
                  "use a public http(s) address, or list it as allowed for outbound HTTP"));
      return refusal.isPresent() ? Optional.empty() : Optional.of(uri);
    } catch (URISyntaxException e) {
      draft.wrong(name, "it is not a URL: " + e.getReason(), remedy);
      return Optional.empty();
    }
  }

  /** The address of a mail server: {@code mailtos://user:password@host:port}. */
  Optional<URI> checkMail(Draft draft, String name, String written) {
    String remedy = "write mailtos://user:password@smtp.example.org:587?from=…&to=…";
    try {
      URI uri = new URI(written);
      boolean mail = "mailto".equals(uri.getScheme()) || "mailtos".equals(uri.getScheme());
      if (mail && uri.getHost() != null) {
        // Judged by its host; its port is that of mail, and the socket is judged again.
        Optional<String> refusal = policy.refusal(new URI("https", uri.getHost(), "/", null));
        refusal.ifPresent(
            why -> draft.wrong(name, why, "use a public mail server, or list it as allowed"));
        return refusal.isPresent() ? Optional.empty() : Optional.of(uri);
      }
      draft.wrong(name, "it is not the address of a mail server", remedy);
    } catch (URISyntaxException e) {
      // Its message quotes the address, which may hold a password.
      draft.wrong(name, "it is not a URL: " + e.getReason(), remedy);
    }
    return Optional.empty();
  }

  /** The text by which two spellings of one address are found equal. */
  static String comparable(URI uri) {
    String scheme = lower(uri.getScheme());
    int usual = scheme.equals("https") ? 443 : 80;
    int port = uri.getPort() == usual ? -1 : uri.getPort();
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return scheme + "://" + lower(uri.getHost()) + (port < 0 ? "" : ":" + port) + path + query;
  }

  private static String lower(String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
