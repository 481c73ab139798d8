package dev.tocsin.messaging.work;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeSet;

/**
 * Who may start now: due keys wait in the queue of their lane, lanes with a free permit take turns.
 *
 * <p>A lane whose last job was slow has one permit until a job is fast again, so that a receiver
 * that hangs holds one connection and not all of its lane's. A lane without work is forgotten when
 * its rest is over. Only the stream thread comes here.
 */
final class Lanes {
  /** A key that waits; {@code place} is that of the ordered lane, or of its coming. */
  private record Waiter(long place, String key, Queue queue) {}

  private static final class Queue {
    final TreeSet<Waiter> waiting =
        new TreeSet<>(Comparator.comparingLong(Waiter::place).thenComparing(Waiter::key));
    Lane lane;
    int running;
    boolean slow;
    boolean inTurns;

    /** When the next would start if every gap were kept. */
    Instant gapsEnd = Instant.MIN;

    /** The one rest that counts; others in the list were overtaken. */
    Instant restsUntil = Instant.MIN;

    Queue(Lane lane) {
      this.lane = lane;
    }

    boolean mayStart() {
      return !waiting.isEmpty() && running < (slow ? 1 : lane.permits());
    }

    boolean idle() {
      return waiting.isEmpty() && running == 0;
    }

    Instant opensAt() {
      Instant paced = gapsEnd.equals(Instant.MIN) ? Instant.MIN : gapsEnd.minus(lane.slack());
      return paced.isAfter(lane.opensAt()) ? paced : lane.opensAt();
    }
  }

  /** A key that may start, with the lane whose permit it holds. */
  record Turn(String key, String lane) {}

  private record Rest(Instant until, Queue queue) {}

  private final Map<String, Queue> queues = new HashMap<>();
  private final Deque<Queue> turns = new ArrayDeque<>();
  private final PriorityQueue<Rest> resting =
      new PriorityQueue<>(Comparator.comparing(Rest::until));
  private final Map<String, Waiter> places = new HashMap<>();
  private long come;

  /** Lets a due key wait in its lane; one that waits there already keeps its place. */
  void queue(String key, Lane lane) {
    Queue queue = queues.computeIfAbsent(lane.name(), name -> new Queue(lane));
    queue.lane = lane;
    Waiter before = places.get(key);
    if (before == null || before.queue() != queue) {
      if (before != null) {
        before.queue().waiting.remove(before);
      }
      Waiter waiter = new Waiter(lane.place().orElse(come++), key, queue);
      places.put(key, waiter);
      queue.waiting.add(waiter);
    }
    list(queue);
  }

  /** Takes a change of a lane in: it opens earlier or later, is wider or narrower. */
  void change(Lane lane) {
    Queue queue = queues.get(lane.name());
    if (queue != null) {
      queue.lane = lane;
      list(queue);
    }
  }

  /**
   * Takes the next key that may start, and its permit.
   *
   * @param settled whether all that is due waits here: only then is it known who is first in an
   *     ordered lane
   */
  Optional<Turn> next(Instant now, boolean settled) {
    endRests(now);
    for (int left = turns.size(); left > 0; left--) {
      Queue queue = turns.remove();
      queue.inTurns = false;
      if (!queue.mayStart()) {
        place(queue, now);
      } else if (queue.lane.ordered() && !settled) {
        list(queue);
      } else if (queue.opensAt().isAfter(now)) {
        rest(queue, queue.opensAt());
      } else {
        return Optional.of(start(queue, now));
      }
    }
    return Optional.empty();
  }

  private void endRests(Instant now) {
    while (!resting.isEmpty() && !resting.peek().until().isAfter(now)) {
      Rest over = resting.remove();
      if (over.until().equals(over.queue().restsUntil)) {
        over.queue().restsUntil = Instant.MIN;
        place(over.queue(), now);
      }
    }
  }

  private Turn start(Queue queue, Instant now) {
    String key = queue.waiting.removeFirst().key();
    places.remove(key);
    queue.running++;
    Instant from = queue.gapsEnd.isAfter(now) ? queue.gapsEnd : now;
    queue.gapsEnd = from.plus(queue.lane.gap());
    list(queue);
    return new Turn(key, queue.lane.name());
  }

  /** Gives a permit back after a job. */
  void release(String name, boolean slow, Instant now) {
    Queue queue = known(name);
    queue.running--;
    queue.slow = slow;
    place(queue, now);
  }

  /** Gives a permit back that led to no job, and takes back the rest that it cost. */
  void cancel(String name, Instant now) {
    Queue queue = known(name);
    queue.running--;
    queue.gapsEnd = queue.gapsEnd.minus(queue.lane.gap());
    place(queue, now);
  }

  /** Due keys that wait. */
  int waiting() {
    return places.size();
  }

  /** Lanes that are known: those with work, and those that rest. */
  int size() {
    return queues.size();
  }

  /** Rests that are waited for, those that were overtaken included. */
  int rests() {
    return resting.size();
  }

  private Queue known(String name) {
    Queue queue = queues.get(name);
    if (queue == null) {
      throw new IllegalStateException("nobody of lane " + name + " is out");
    }
    return queue;
  }

  /** Gives a lane its turn, or lets it go when nothing of it is left. */
  private void place(Queue queue, Instant now) {
    if (!queue.idle()) {
      list(queue);
    } else if (queue.gapsEnd.isAfter(now)) {
      rest(queue, queue.gapsEnd);
    } else {
      queues.remove(queue.lane.name(), queue);
    }
  }

  private void list(Queue queue) {
    boolean restsRightly = queue.opensAt().compareTo(queue.restsUntil) >= 0;
    boolean rests = !queue.restsUntil.equals(Instant.MIN) && restsRightly;
    if (!queue.inTurns && !rests && queue.mayStart()) {
      queue.inTurns = true;
      queue.restsUntil = Instant.MIN;
      turns.add(queue);
    }
  }

  private void rest(Queue queue, Instant until) {
    if (!queue.restsUntil.equals(until)) {
      queue.restsUntil = until;
      resting.add(new Rest(until, queue));
    }
  }
}
