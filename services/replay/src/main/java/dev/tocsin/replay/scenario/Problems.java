package dev.tocsin.replay.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong so far: reading goes on after a problem, so that all are told at once. */
final class Problems {
  private static final Comparator<Problem> BY_PLACE =
      Comparator.comparing(Problem::file).thenComparingInt(Problem::line);

  private final List<Problem> all;
  private final String file;

  Problems(String file) {
    this(new ArrayList<>(), file);
  }

  private Problems(List<Problem> all, String file) {
    this.all = all;
    this.file = file;
  }

  /** The same list, for what is found in another file. */
  Problems in(String otherFile) {
    return new Problems(all, otherFile);
  }

  String file() {
    return file;
  }

  void add(int line, String what, String mend) {
    all.add(new Problem(file, line, what, mend));
  }

  void throwIfAny() throws ScenarioException {
    if (!all.isEmpty()) {
      throw new ScenarioException(all.stream().sorted(BY_PLACE).toList());
    }
  }
}
