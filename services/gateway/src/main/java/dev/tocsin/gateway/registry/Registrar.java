package dev.tocsin.gateway.registry;

import dev.tocsin.domain.Feed;
import dev.tocsin.domain.Request;
import dev.tocsin.domain.State;
import dev.tocsin.domain.Subscription;
import dev.tocsin.gateway.model.ReadModel;
import dev.tocsin.gateway.registry.Refusal.Reason;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import tools.jackson.databind.JsonNode;

/**
 * Registers what people want: one change at a time, each decided on all that was written before it,
 * each in one transaction.
 */
public final class Registrar implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int REQUESTS_A_TRANSACTION = 200;
  private static final int MOST_IDS = 10_000;

  private final ReadModel model;
  private final Writer writer;
  private final InstantSource clock;
  private final ReentrantLock turn = new ReentrantLock();
  private final Map<TopicPartition, Long> written = new HashMap<>();

  public Registrar(KafkaSettings kafka, ReadModel model, InstantSource clock) {
    this.model = model;
    this.clock = clock;
    this.writer = new Writer(kafka, clock);
  }

  /**
   * Takes the right to write from any gateway that has it. What that one wrote is read by a read
   * model that begins afterwards.
   *
   * @throws KafkaException when Kafka does not answer
   */
  public void begin() {
    turn.lock();
    try {
      writer.begin();
    } finally {
      turn.unlock();
    }
  }

  /** Why nothing can be written; empty when it can. */
  public Optional<String> readOnly() {
    return writer.fenced()
        ? Optional.of(
            "this gateway is read-only: another one has become the writer (transactional.id %s); stop one of the two"
                .formatted(writer.transactionalId()))
        : Optional.empty();
  }

  /** Makes it as the draft says. */
  public <T> Ruling<T> put(Desk<T> desk, String id, JsonNode draft) {
    return inTurn(() -> decide(desk, id, draft));
  }

  /** Takes it out of force for ever; its id is not used again. */
  public <T> Ruling<T> delete(Desk<T> desk, String id) {
    return inTurn(
        () -> {
          Optional<T> known = desk.shelf().find(id);
          if (known.isEmpty()) {
            return unknown(desk, id);
          }
          T value = known.get();
          return desk.state(value) == State.DELETED
              ? new Ruling.Unchanged<>(value)
              : store(desk, desk.deleted(value), known, Map.of());
        });
  }

  /** Takes a subscription out of force until somebody sets it going again. */
  public Ruling<Subscription> pause(SubscriptionDesk desk, String id) {
    return inTurn(
        () -> {
          Optional<Subscription> known = desk.shelf().find(id);
          if (known.isEmpty()) {
            return unknown(desk, id);
          }
          return known.get().state() == State.ACTIVE
              ? store(desk, known.get().becoming(State.PAUSED), known, Map.of())
              : new Ruling.Unchanged<>(known.get());
        });
  }

  /** Asks the poller to poll a feed as soon as its rules allow. */
  public Ruling<Request> pollNow(FeedDesk desk, String id) {
    return inTurn(
        () -> {
          Optional<Feed> feed = desk.shelf().find(id).filter(f -> f.state() != State.DELETED);
          if (feed.isEmpty()) {
            return unknown(desk, id);
          }
          Request request = new Request.PollNow(id, clock.instant());
          return request(feed.get().key(), List.of(request), request);
        });
  }

  /**
   * Asks the dispatcher for something that concerns one subscription.
   *
   * @return how many requests were written
   */
  public Ruling<Integer> ask(String subscriptionId, List<Request> requests) {
    return inTurn(
        () -> {
          Ruling<Integer> ruling = new Ruling.Unchanged<>(0);
          for (int from = 0; from < requests.size(); from += REQUESTS_A_TRANSACTION) {
            int to = Math.min(requests.size(), from + REQUESTS_A_TRANSACTION);
            ruling = request(subscriptionId, requests.subList(from, to), requests.size());
            if (ruling instanceof Ruling.Refused<Integer>) {
              return ruling;
            }
          }
          return ruling;
        });
  }

  private <T> Ruling<T> request(String key, List<Request> requests, T told) {
    List<Entry<?>> entries = new ArrayList<>();
    requests.forEach(request -> entries.add(Entry.of(KafkaTopics.REQUESTS, key, request)));
    return switch (writer.write(entries)) {
      case Writer.Outcome.Committed c -> new Ruling.Stored<>(told, true, false, Map.of());
      case Writer.Outcome.Fenced f -> refused(Reason.READ_ONLY, readOnly().orElse(""));
      case Writer.Outcome.Failed f -> failed(f.why());
    };
  }

  private <T> Ruling<T> decide(Desk<T> desk, String id, JsonNode draft) {
    Optional<T> known = desk.shelf().find(id);
    if (known.isPresent() && desk.state(known.get()) == State.DELETED) {
      return refused(
          Reason.CONFLICT,
          "the %s '%s' was deleted, and an id is never used again: what is kept under it would be mixed up; choose another"
              .formatted(desk.noun(), id));
    }
    if (known.isEmpty() && desk.shelf().size() >= MOST_IDS) {
      return refused(
          Reason.CONFLICT,
          "there are %d %ss, the deleted ones included, which is the most"
              .formatted(MOST_IDS, desk.noun()));
    }
    return switch (desk.read(id, draft, known)) {
      case Drafted.Faulty<T> faulty ->
          new Ruling.Refused<>(
              new Refusal(
                  Reason.INVALID,
                  "the %s was not written".formatted(desk.noun()),
                  faulty.problems()));
      case Drafted.Sound<T> sound -> {
        if (known.isPresent() && sound.at().apply(desk.version(known.get())).equals(known.get())) {
          yield new Ruling.Unchanged<>(known.get());
        }
        T next = sound.at().apply(known.map(desk::version).orElse(0L) + 1);
        Optional<Refusal> objection = desk.admit(next);
        yield objection.isPresent()
            ? new Ruling.Refused<>(objection.get())
            : store(desk, next, known, sound.secrets());
      }
    };
  }

  private <T> Ruling<T> store(
      Desk<T> desk, T value, Optional<T> known, Map<String, String> secrets) {
    return switch (writer.write(desk.entries(value, known))) {
      case Writer.Outcome.Committed committed -> {
        // Only what the read model follows can be waited for: topic-versions is not among it.
        Map<TopicPartition, Long> ends = model.followed(committed.ends());
        written.putAll(ends);
        yield new Ruling.Stored<>(value, known.isEmpty(), model.await(ends, PATIENCE), secrets);
      }
      case Writer.Outcome.Fenced fenced -> refused(Reason.READ_ONLY, readOnly().orElse(""));
      case Writer.Outcome.Failed failed -> failed(failed.why());
    };
  }

  /** Runs when nobody else does and the read model has all that this gateway wrote. */
  private <T> Ruling<T> inTurn(Supplier<Ruling<T>> decision) {
    if (writer.fenced()) {
      return refused(Reason.READ_ONLY, readOnly().orElse(""));
    }
    try {
      if (!turn.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return failed("other changes are being written");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed("the gateway stops");
    }
    try {
      if (writer.begin()) {
        written.putAll(model.followed(writer.ends()));
      }
      return model.caughtUp() && model.await(written, PATIENCE)
          ? decision.get()
          : failed("the gateway has not yet read all that was written before");
    } catch (KafkaException e) {
      return failed("Kafka does not answer: " + e.getMessage());
    } finally {
      turn.unlock();
    }
  }

  private static <T> Ruling<T> unknown(Desk<?> desk, String id) {
    return refused(Reason.UNKNOWN, "there is no %s '%s'".formatted(desk.noun(), id));
  }

  private static <T> Ruling<T> failed(String why) {
    return refused(
        Reason.UNAVAILABLE, why + "; nothing is lost, look whether it is there and try again");
  }

  private static <T> Ruling<T> refused(Reason reason, String detail) {
    return new Ruling.Refused<>(Refusal.of(reason, detail));
  }

  @Override
  public void close() {
    writer.close();
  }
}
