package dev.tocsin.gateway.registry;

import dev.tocsin.domain.State;
import dev.tocsin.gateway.model.Shelf;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One kind of what people register: how a draft of it is read, and what is written. */
public sealed interface Desk<T> permits FeedDesk, TopicDesk, SubscriptionDesk {
  /** What one is called, in messages. */
  String noun();

  Shelf<T> shelf();

  long version(T value);

  State state(T value);

  /** As JSON for people: nothing secret is in it. */
  ObjectNode shown(T value);

  /** Reads a draft; {@code known} is the version in force. */
  Drafted<T> read(String id, JsonNode body, Optional<T> known);

  /** What else stands against it: other things registered, or Kafka. */
  default Optional<Refusal> objection(T value) {
    return Optional.empty();
  }

  T deleted(T known);

  /** The records that make it so, to be written together. */
  List<Entry<?>> entries(T value, Optional<T> known);
}
