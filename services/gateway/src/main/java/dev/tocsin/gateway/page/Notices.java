package dev.tocsin.gateway.page;

import dev.tocsin.gateway.model.ReadModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an operator should look at; empty when all is well. */
record Notices(List<Notice> all) {
  private static final int FEW = 5;

  /** One line of it, and what to do. */
  record Notice(String text, String remedy, Optional<Moment> at) {}

  static Notices of(ReadModel model, Optional<String> readOnly) {
    List<Notice> all = new ArrayList<>();
    if (!model.caughtUp()) {
      all.add(
          new Notice(
              "Catching up: " + model.behind() + " records are still to be read",
              "What you see is not yet all.",
              Optional.empty()));
    }
    readOnly.ifPresent(why -> all.add(new Notice(why, "", Optional.empty())));
    model.alarms().newestFirst().stream()
        .limit(FEW)
        .map(
            alarm ->
                new Notice(
                    Piece.visible(alarm.about() + ": " + alarm.problem()),
                    Piece.visible(alarm.remedy()),
                    Optional.of(Moment.of(alarm.raisedAt()))))
        .forEach(all::add);
    long dead = model.deadLetters().total();
    if (dead > 0) {
      all.add(
          new Notice(
              dead == 1
                  ? "1 record could not be processed"
                  : dead + " records could not be processed",
              "They are kept in the Kafka topic dead-letters with their reasons.",
              Optional.empty()));
    }
    return new Notices(List.copyOf(all));
  }
}
