package dev.tocsin.dispatcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tocsin.domain.Channel.Chat;
import dev.tocsin.domain.Channel.Service;
import dev.tocsin.domain.Channel.Template;
import dev.tocsin.domain.Delivery;
import dev.tocsin.domain.SecretBox.CannotOpenException;
import dev.tocsin.domain.Subscription;
import dev.tocsin.outbound.Header;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Deliveries as messages of chats, and as whatever JSON a template makes of them. */
final class Chats {
  private static final Header JSON = new Header("content-type", "application/json");

  private final Secrets secrets;
  private final Posts posts;

  Chats(Secrets secrets, Posts posts) {
    this.secrets = secrets;
    this.posts = posts;
  }

  Callable<PostResult> job(Subscription subscription, Chat chat, Delivery delivery, Instant at)
      throws CannotOpenException, URISyntaxException {
    URI address = new URI(secrets.get(subscription, Secrets.ADDRESS));
    News news = News.of(delivery);
    List<Header> headers = new ArrayList<>(List.of(JSON));
    secrets
        .find(subscription, Secrets.AUTHORIZATION)
        .ifPresent(value -> headers.add(new Header("authorization", value)));
    // ntfy takes JSON at its root alone; the room is told in the body.
    boolean atRoot = chat.service() == Service.NTFY;
    URI uri = atRoot ? address.resolve("/") : address;
    String room = atRoot ? address.getPath().substring(1) : "";
    byte[] body = ChatText.of(chat.service(), room, news).getBytes(UTF_8);
    return () -> posts.post(uri, headers, body, at);
  }

  Callable<PostResult> job(
      Subscription subscription, Template template, Delivery delivery, Instant at)
      throws CannotOpenException, URISyntaxException {
    URI uri = new URI(template.url());
    List<Header> headers = new ArrayList<>(List.of(JSON));
    headers.add(new Header("webhook-id", delivery.id()));
    Optional<String> authorization = secrets.find(subscription, Secrets.AUTHORIZATION);
    headers.addAll(Webhooks.own(template.headers(), authorization));
    byte[] body = Templates.render(template.template(), delivery).getBytes(UTF_8);
    return () -> posts.post(uri, headers, body, at);
  }
}
