package dev.tocsin.cli.terminal;

import java.io.PrintStream;

/** One line that says how far long work is: overwritten on a terminal, silent elsewhere. */
public final class Progress {
  private static final int BAR = 24;

  private final PrintStream out;
  private final Style style;

  public Progress(PrintStream out, Style style) {
    this.out = out;
    this.style = style;
  }

  public void show(String what, int done, int all) {
    if (style.live() && all > 0) {
      int filled = BAR * done / all;
      out.print(
          "\r"
              + what
              + " "
              + style.accent("█".repeat(filled))
              + style.faint("░".repeat(BAR - filled))
              + " "
              + done
              + "/"
              + all);
      if (done == all) {
        out.print("\r\u001b[K");
      }
      out.flush();
    }
  }
}
