package dev.tocsin.messaging.work;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A task and its model, to which the same things happen. */
final class Rehearsal {
  private record Job(String key, int life) {}

  final WorkModel model = new WorkModel();
  final BareTask task;
  private final Rehearsed courier;
  private final List<Job> jobs = new ArrayList<>();
  private int life;

  Rehearsal(int maxInFlight, Rehearsed courier) {
    this.courier = courier;
    this.task = new BareTask(courier, maxInFlight);
  }

  Instant now() {
    return task.clock.instant();
  }

  /** Lets it happen to both, and gives the keys that the task began because of it. */
  List<String> play(Event event) {
    int before = courier.begun().size();
    switch (event) {
      case Event.Arrival arrival -> {
        Optional<Instant> due = after(arrival.afterMicros());
        model.arrive(arrival.key(), due);
        task.order(arrival.key(), due);
      }
      case Event.Deletion deletion -> {
        model.delete(deletion.key());
        task.delete(deletion.key());
      }
      case Event.Result result -> comeBack(result);
      case Event.Passing passing -> task.pass(micros(passing.micros()));
      case Event.Revival revival -> {
        life++;
        model.revive();
        task.revive();
        task.tick();
      }
    }
    List<String> begun = courier.begun().subList(before, courier.begun().size());
    begun.forEach(key -> jobs.add(new Job(key, life)));
    return begun;
  }

  /** Jobs of an earlier life come back too, and must change nothing. */
  private void comeBack(Event.Result result) {
    if (jobs.isEmpty()) {
      return;
    }
    int which = result.which() % jobs.size();
    Job job = jobs.remove(which);
    if (job.life() == life) {
      model.finish(job.key(), after(result.againAfterMicros()));
    }
    courier.again = result.againAfterMicros();
    task.doJob(which);
    task.tick();
  }

  private Optional<Instant> after(Optional<Integer> micros) {
    return micros.map(after -> now().plus(micros(after)));
  }

  private static Duration micros(int micros) {
    return Duration.ofNanos(micros * 1000L);
  }

  /** An errand whose jobs bring back what the event said: when to do the work again. */
  static class Rehearsed extends Courier {
    private Optional<Integer> again = Optional.empty();

    @Override
    public Step<Order, Plan, String, String> begin(
        String key, Held<Order, Plan> held, Instant now) {
      super.begin(key, held, now);
      return new Step.Go<>(() -> again.map(String::valueOf).orElse(""));
    }

    @Override
    public Fate<Order, Plan, String> finish(
        String key, Held<Order, Plan> held, String result, Instant now) {
      return result.isEmpty()
          ? Fate.drop(List.of())
          : Fate.reschedule(Plan.at(now.plus(micros(Integer.parseInt(result)))), List.of());
    }
  }
}
