package dev.tocsin.cli.topics;

/** How pieces of topics are shown in a line. */
public final class Shown {
  private static final int BRIEF = 60;

  private Shown() {}

  /** A weight or a sum: no more digits than it has. */
  public static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /** With its sign, as it is written in a topic. */
  public static String signed(double value) {
    return (value < 0 ? "" : "+") + number(value);
  }

  /** A clause without the line ends and the blanks that only laid it out. */
  public static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ").replace("( ", "(").replace(" )", ")");
  }

  /** The beginning of a clause. */
  public static String brief(String clause) {
    String line = oneLine(clause);
    return line.length() <= BRIEF ? line : line.substring(0, BRIEF - 1) + "…";
  }
}
