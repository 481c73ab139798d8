package dev.tocsin.cli.command;

import dev.tocsin.cli.line.DataFolder;
import dev.tocsin.cli.line.Line;
import dev.tocsin.cli.line.LineException;
import dev.tocsin.cli.line.Seeds;
import dev.tocsin.cli.terminal.Plain;
import dev.tocsin.cli.terminal.Style;

/** What happens once in a data folder: the seeds come in, or are declined for good. */
final class FirstStart {
  private static final String SEEDED = "seeded";

  private FirstStart() {}

  /**
   * Applies the seeds in a fresh folder, never again over a user's edit. It is remembered once it
   * is done: a start that was broken off is no reason to stay without.
   */
  static void seed(DataFolder folder, Line line, boolean wanted)
      throws LineException, InterruptedException {
    if (folder.isDone(SEEDED)) {
      return;
    }
    if (wanted) {
      for (String refused : new Seeds(Home.seeds()).apply(line.door())) {
        System.err.println(Style.ofThisProcess().bad("refused  ") + Plain.of(refused));
      }
    }
    folder.done(SEEDED);
  }
}
