package dev.tocsin.gateway.http;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.util.function.Function;

/** How a browser shows its token: it cannot send a header with an event stream, so by a cookie. */
final class SignIn {
  private static final int DAYS_30 = 30 * 24 * 3600;

  private final Tokens tokens;
  private final Function<Boolean, String> page;

  /**
   * @param page the form; its argument is whether the last try failed
   */
  SignIn(Tokens tokens, Function<Boolean, String> page) {
    this.tokens = tokens;
    this.page = page;
  }

  void show(Context ctx) {
    ctx.html(page.apply(false));
  }

  void enter(Context ctx) {
    String token = ctx.formParam("token");
    if (token == null || !tokens.known(token.strip())) {
      ctx.status(HttpStatus.FORBIDDEN).html(page.apply(true));
      return;
    }
    Cookie cookie = new Cookie(Door.COOKIE, token.strip());
    cookie.setMaxAge(DAYS_30);
    cookie.setHttpOnly(true);
    cookie.setSecure(ctx.scheme().equals("https"));
    cookie.setSameSite(SameSite.STRICT);
    ctx.cookie(cookie);
    ctx.redirect("/", HttpStatus.SEE_OTHER);
  }
}
