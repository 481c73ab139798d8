package dev.tocsin.cli.terminal;

/**
 * How output looks: with colours and overwritten lines on a terminal, as plain text in a file or a
 * pipe.
 */
public final class Style {
  private static final String PLAIN_MARK = "*";

  private final boolean live;
  private final boolean colours;

  /**
   * A style.
   *
   * @param live whether lines may be overwritten and cut, as on a terminal
   */
  public Style(boolean live, boolean colours) {
    this.live = live;
    this.colours = colours;
  }

  /** For a terminal where the launcher saw one, with colours unless somebody asked for none. */
  public static Style ofThisProcess() {
    boolean live = Boolean.getBoolean("tocsin.terminal");
    return new Style(live, live && System.getenv().getOrDefault("NO_COLOR", "").isEmpty());
  }

  public boolean live() {
    return live;
  }

  public boolean colours() {
    return colours;
  }

  public String bold(String text) {
    return paint("1", text);
  }

  public String faint(String text) {
    return paint("2", text);
  }

  /** What was looked for; it stands out without colours, too. */
  public String mark(String text) {
    return colours ? paint("1;33", text) : PLAIN_MARK + text + PLAIN_MARK;
  }

  /** Columns that a mark adds to its text. */
  int markColumns() {
    return colours ? 0 : 2 * PLAIN_MARK.length();
  }

  public String good(String text) {
    return paint("32", text);
  }

  public String bad(String text) {
    return paint("1;31", text);
  }

  public String accent(String text) {
    return paint("36", text);
  }

  private String paint(String code, String text) {
    return colours && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
