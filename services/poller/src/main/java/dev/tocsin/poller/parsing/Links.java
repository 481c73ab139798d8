package dev.tocsin.poller.parsing;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** References in feeds, made absolute; what is no http or https address in the end is none. */
public final class Links {
  private static final int LONGEST = 4096;
  private static final Pattern ABSOLUTE =
      Pattern.compile("https?://.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern BREAKS = Pattern.compile("[\\r\\n\\t]+");
  // What people put into addresses although RFC 2396 has it escaped; a lone percent sign too.
  private static final Pattern UNESCAPED =
      Pattern.compile("[ \"<>\\\\^`{|}\\p{Cc}]|%(?!\\p{XDigit}{2})");

  private Links() {}

  /** Whether it is an http or https address by itself. */
  public static boolean isAbsolute(String reference) {
    return ABSOLUTE.matcher(reference.strip()).matches();
  }

  /** The address that a reference names, seen from a document; empty when it names none. */
  public static Optional<URI> resolve(URI base, String reference) {
    String trimmed = BREAKS.matcher(reference.strip()).replaceAll("");
    if (trimmed.isEmpty() || trimmed.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      URI resolved = against(base, escape(trimmed));
      return isAbsolute(resolved.toString()) && resolved.getRawAuthority() != null
          ? Optional.of(resolved)
          : Optional.empty();
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** {@link URI#resolve} is of RFC 2396: it loses the last segment before a bare query. */
  private static URI against(URI base, String reference) throws URISyntaxException {
    String path = base.getRawPath();
    if (base.isOpaque() || base.getRawAuthority() == null || path == null) {
      return new URI(reference);
    }
    String root = base.getScheme() + "://" + base.getRawAuthority() + (path.isEmpty() ? "/" : path);
    return reference.startsWith("?")
        ? new URI(root + reference)
        : new URI(root).resolve(new URI(reference));
  }

  private static String escape(String reference) {
    return UNESCAPED
        .matcher(reference)
        .replaceAll(match -> String.format("%%%02X", (int) match.group().charAt(0)));
  }
}
