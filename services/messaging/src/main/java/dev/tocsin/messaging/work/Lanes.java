package dev.tocsin.messaging.work;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Who may start now: due keys wait in the queue of their lane, lanes with a free permit take turns.
 *
 * <p>A lane whose last job was slow has one permit until a job is fast again, so that a receiver
 * that hangs holds one connection and not all of its lane's. A lane without work is forgotten when
 * its rest is over. Only the stream thread comes here.
 */
final class Lanes {
  private static final class Queue {
    final LinkedHashSet<String> waiting = new LinkedHashSet<>();
    Lane lane;
    int running;
    boolean slow;
    boolean listed;
    Instant rested = Instant.MIN;

    Queue(Lane lane) {
      this.lane = lane;
    }

    boolean mayStart() {
      return !waiting.isEmpty() && running < (slow ? 1 : lane.permits());
    }

    boolean idle() {
      return waiting.isEmpty() && running == 0;
    }
  }

  /** A key that may start, with the lane whose permit it holds. */
  record Turn(String key, String lane) {}

  private record Rest(Instant until, Queue queue) {}

  private final Map<String, Queue> queues = new HashMap<>();
  private final Deque<Queue> turns = new ArrayDeque<>();
  private final PriorityQueue<Rest> resting =
      new PriorityQueue<>(Comparator.comparing(Rest::until));
  private final Map<String, Queue> places = new HashMap<>();

  /** Lets a due key wait in its lane; one that waits there already keeps its place. */
  void queue(String key, Lane lane) {
    Queue queue = queues.computeIfAbsent(lane.name(), name -> new Queue(lane));
    queue.lane = lane;
    Queue before = places.put(key, queue);
    if (before != null && before != queue) {
      before.waiting.remove(key);
    }
    queue.waiting.add(key);
    list(queue);
  }

  /** Takes the next key that may start, and its permit. */
  Optional<Turn> next(Instant now) {
    while (!resting.isEmpty() && !resting.peek().until().isAfter(now)) {
      Queue rested = resting.remove().queue();
      rested.listed = false;
      place(rested, now);
    }
    while (!turns.isEmpty()) {
      Queue queue = turns.remove();
      queue.listed = false;
      if (!queue.mayStart()) {
        place(queue, now);
        continue;
      }
      if (queue.rested.isAfter(now)) {
        rest(queue);
        continue;
      }
      String key = queue.waiting.removeFirst();
      places.remove(key);
      queue.running++;
      queue.rested = now.plus(queue.lane.gap());
      list(queue);
      return Optional.of(new Turn(key, queue.lane.name()));
    }
    return Optional.empty();
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
    queue.rested = now;
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
    } else if (queue.rested.isAfter(now)) {
      rest(queue);
    } else {
      queues.remove(queue.lane.name());
    }
  }

  private void list(Queue queue) {
    if (!queue.listed && queue.mayStart()) {
      queue.listed = true;
      turns.add(queue);
    }
  }

  private void rest(Queue queue) {
    queue.listed = true;
    resting.add(new Rest(queue.rested, queue));
  }
}
