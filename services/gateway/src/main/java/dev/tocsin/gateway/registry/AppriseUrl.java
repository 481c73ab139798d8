package dev.tocsin.gateway.registry;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A URL as Apprise writes it: its scheme says the channel. Other URLs stand for themselves.
 *
 * @param type the channel; empty when the URL does not tell
 * @param target the address that is meant
 */
record AppriseUrl(Optional<String> type, String target, String query) {

  static AppriseUrl of(String written) {
    String url = written.strip();
    int colon = url.indexOf("://");
    if (colon < 0) {
      return new AppriseUrl(Optional.empty(), url, "");
    }
    String scheme = url.substring(0, colon).toLowerCase(Locale.ROOT);
    String rest = url.substring(colon + 3);
    int mark = rest.indexOf('?');
    String query = mark < 0 ? "" : rest.substring(mark + 1);
    String path = mark < 0 ? rest : rest.substring(0, mark);
    return switch (scheme) {
      case "slack" -> is("slack", "https://hooks.slack.com/services/" + slim(path));
      case "discord" -> is("discord", "https://discord.com/api/webhooks/" + slim(path));
      case "workflows", "msteams" -> is("teams", workflow(slim(path)));
      case "ntfy", "ntfys" -> is("ntfy", ntfy(scheme, slim(path)));
      case "json" -> is("webhook", "http://" + rest);
      case "jsons" -> is("webhook", "https://" + rest);
      case "mailto", "mailtos" ->
          new AppriseUrl(Optional.of("email"), mailServer(scheme, slim(path), query), query);
      default -> new AppriseUrl(byHost(path), url, query);
    };
  }

  /** The mailboxes that a query names. */
  List<String> mailboxes(String name) {
    return parameter(query, name).stream()
        .flatMap(text -> Arrays.stream(text.split(",", -1)))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static AppriseUrl is(String type, String target) {
    return new AppriseUrl(Optional.of(type), target, "");
  }

  private static String slim(String path) {
    return path.replaceAll("/+$", "");
  }

  private static Optional<String> byHost(String path) {
    String host = path.split("/", 2)[0].toLowerCase(Locale.ROOT);
    return switch (host) {
      case "hooks.slack.com" -> Optional.of("slack");
      case "discord.com", "discordapp.com" -> Optional.of("discord");
      case "ntfy.sh" -> Optional.of("ntfy");
      default ->
          host.endsWith(".logic.azure.com") || host.endsWith(".logic.azure.com:443")
              ? Optional.of("teams")
              : Optional.empty();
    };
  }

  /** {@code host:port/workflow/signature}, as Power Automate spells it out. */
  private static String workflow(String path) {
    String[] parts = path.split("/", -1);
    return parts.length != 3
        ? "https://" + path
        : ("https://%s/workflows/%s/triggers/manual/paths/invoke?api-version=2016-06-01"
                + "&sp=%%2Ftriggers%%2Fmanual%%2Frun&sv=1.0&sig=%s")
            .formatted(parts[0], parts[1], parts[2]);
  }

  /** A room of ntfy.sh, or a room of another server. */
  private static String ntfy(String scheme, String path) {
    return path.contains("/")
        ? (scheme.equals("ntfys") ? "https://" : "http://") + path
        : "https://ntfy.sh/" + path;
  }

  /** The server is that of {@code smtp=}, else the one that is named. */
  private static String mailServer(String scheme, String path, String query) {
    int at = path.lastIndexOf('@');
    String user = at < 0 ? "" : path.substring(0, at + 1);
    String server = parameter(query, "smtp").orElse(path.substring(at + 1));
    return scheme + "://" + user + server;
  }

  private static Optional<String> parameter(String query, String name) {
    return Arrays.stream(query.split("&", -1))
        .filter(part -> part.startsWith(name + "="))
        .map(part -> URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8))
        .findFirst();
  }
}
