package dev.tocsin.gateway.http;

import dev.tocsin.domain.HubCallbacks;
import dev.tocsin.gateway.GatewaySettings;
import dev.tocsin.gateway.page.LivePage;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who is let in. On loopback there may be no tokens, so the browser is the enemy: a page of another
 * site must neither read (DNS rebinding) nor write (a form posted here).
 */
final class Door {
  static final String COOKIE = "tocsin_token";
  static final String SIGN_IN = "/sign-in";
  private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> OPEN = Set.of("/health", "/ready", SIGN_IN);
  private static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private final boolean loopback;
  private final Set<String> names;
  private final Tokens tokens;

  Door(GatewaySettings settings, Tokens tokens) {
    this.loopback = settings.loopback();
    this.names = new HashSet<>(OWN_NAMES);
    names.add(settings.host().toLowerCase(Locale.ROOT));
    this.tokens = tokens;
  }

  void check(Context ctx) {
    protect(ctx);
    String method = ctx.method().name();
    boolean writes = !method.equals("GET") && !method.equals("HEAD");
    if (loopback && !isForMachines(ctx.path()) && !names.contains(hostName(ctx))) {
      refuse(ctx, HttpStatus.MISDIRECTED_REQUEST, "this gateway is not reached by that host name");
    } else if (foreign(ctx) && (writes || !navigates(ctx))) {
      refuse(ctx, HttpStatus.FORBIDDEN, "pages of other sites are not let in");
    } else if (needsJson(ctx, method) && !isJson(ctx)) {
      refuse(ctx, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "send it with Content-Type: application/json");
    } else if (!isOpen(ctx.path()) && !tokens.open(header(ctx, "Authorization"), cookie(ctx))) {
      turnAway(ctx);
    }
  }

  private static void protect(Context ctx) {
    ctx.header("Content-Security-Policy", CONTENT_POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Frame-Options", "DENY")
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("Cache-Control", "no-store");
  }

  private static String hostName(Context ctx) {
    String host = header(ctx, "Host").orElse("").toLowerCase(Locale.ROOT);
    return host.replaceFirst(":\\d{0,5}$", "");
  }

  /** Browsers say where a request comes from; nobody else does. */
  private static boolean foreign(Context ctx) {
    String site = header(ctx, "Sec-Fetch-Site").orElse("none");
    return !site.equals("same-origin") && !site.equals("none");
  }

  private static boolean navigates(Context ctx) {
    return header(ctx, "Sec-Fetch-Mode").filter("navigate"::equals).isPresent();
  }

  /** A browser sends JSON to another site only when that one agrees, and we never do. */
  private static boolean needsJson(Context ctx, String method) {
    return !ctx.path().equals(SIGN_IN)
        && !isForMachines(ctx.path())
        && (method.equals("POST") || method.equals("PUT"));
  }

  private static boolean isJson(Context ctx) {
    String type = header(ctx, "Content-Type").orElse("").toLowerCase(Locale.ROOT);
    return type.equals("application/json") || type.startsWith("application/json;");
  }

  private static boolean isOpen(String path) {
    return OPEN.contains(path) || path.startsWith(LivePage.ASSETS) || isForMachines(path);
  }

  /**
   * Mail programs and hubs come by the public name, through whatever stands before us; the token at
   * the end of the path is what lets them in, and no browser has it.
   */
  private static boolean isForMachines(String path) {
    return path.startsWith(UnsubscribeApi.PREFIX) || path.startsWith(HubCallbacks.PATH);
  }

  private static void turnAway(Context ctx) {
    if (ctx.path().equals("/")) {
      ctx.redirect(SIGN_IN, HttpStatus.SEE_OTHER);
      ctx.skipRemainingHandlers();
    } else {
      ctx.header("WWW-Authenticate", "Bearer");
      refuse(ctx, HttpStatus.UNAUTHORIZED, "send an API token: Authorization: Bearer …");
    }
  }

  private static void refuse(Context ctx, HttpStatus status, String why) {
    Answers.problem(ctx, status, why);
    ctx.skipRemainingHandlers();
  }

  private static Optional<String> header(Context ctx, String name) {
    return Optional.ofNullable(ctx.header(name));
  }

  private static Optional<String> cookie(Context ctx) {
    return Optional.ofNullable(ctx.cookie(COOKIE));
  }
}
