package dev.tocsin.poller;

import dev.tocsin.domain.SecretBox.CannotOpenException;
import dev.tocsin.domain.poll.HubTie;
import dev.tocsin.outbound.Answer;
import dev.tocsin.outbound.Answer.Response;
import dev.tocsin.outbound.Call;
import dev.tocsin.outbound.Header;
import dev.tocsin.outbound.OutboundHttp;
import dev.tocsin.outbound.OutboundSettings;
import dev.tocsin.poller.HubOrder.Mode;
import dev.tocsin.poller.parsing.Cut;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks hubs over HTTP (WebSub, 5.1): a form, answered by 202 before the hub makes sure that it was
 * us. Each hop passes the address guard.
 */
final class HubClient implements HubSource {
  /** Only these keep the form: any other redirect would turn it into a GET. */
  private static final Set<Integer> REPEATED = Set.of(307, 308);

  private static final int MOST_ANSWER = 1 << 10;
  private static final int MOST_TOLD = 200;
  private static final List<Header> FORM =
      List.of(new Header("Content-Type", "application/x-www-form-urlencoded"));

  private final OutboundHttp http;
  private final OutboundSettings bounds;
  private final WebSub webSub;

  HubClient(OutboundHttp http, OutboundSettings bounds, WebSub webSub) {
    this.http = http;
    this.bounds = bounds;
    this.webSub = webSub;
  }

  @Override
  public Optional<String> ask(HubOrder order) {
    byte[] form;
    try {
      form = form(order);
    } catch (CannotOpenException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    URI at = URI.create(order.hub());
    for (int redirects = 0; redirects <= Redirects.MOST; redirects++) {
      switch (http.exchange(Call.post(at, FORM, form, bounds.deadline(), MOST_ANSWER))) {
        case Answer.Refused refused -> {
          return Optional.of("refused: " + refused.why());
        }
        case Answer.Unreachable unreachable -> {
          return Optional.of(unreachable.why());
        }
        case Response response -> {
          Optional<URI> target =
              REPEATED.contains(response.status()) ? Redirects.target(response) : Optional.empty();
          if (target.isEmpty()) {
            return refusal(response);
          }
          at = target.get();
        }
      }
    }
    return Optional.of("more than " + Redirects.MOST + " redirects");
  }

  private byte[] form(HubOrder order) throws CannotOpenException {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("hub.callback", webSub.callback(order).toString());
    fields.put("hub.mode", order.mode().word());
    fields.put("hub.topic", order.topic());
    if (order.mode() == Mode.SUBSCRIBE) {
      fields.put("hub.lease_seconds", Long.toString(HubTie.WANTED_LEASE.toSeconds()));
      fields.put("hub.secret", webSub.secret(order));
    }
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** Hubs say in plain text why they do not want to. */
  private static Optional<String> refusal(Response response) {
    if (response.status() / 100 == 2) {
      return Optional.empty();
    }
    String text =
        new String(response.body(), StandardCharsets.UTF_8)
            .replaceAll("[\\s\\p{Cntrl}]+", " ")
            .strip();
    return Optional.of(Cut.toBytes(MOST_TOLD, ("HTTP " + response.status() + " " + text).strip()));
  }
}
