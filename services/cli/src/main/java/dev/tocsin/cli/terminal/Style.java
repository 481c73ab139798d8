package dev.tocsin.cli.terminal;

/** Colours for a terminal, and nothing of the kind for a file or a pipe. */
public final class Style {
  private final boolean colours;

  public Style(boolean colours) {
    this.colours = colours;
  }

  /** Colours where the launcher saw a terminal and nobody asked for none. */
  public static Style ofThisProcess() {
    return new Style(Boolean.getBoolean("tocsin.terminal") && System.getenv("NO_COLOR") == null);
  }

  public String bold(String text) {
    return paint("1", text);
  }

  public String faint(String text) {
    return paint("2", text);
  }

  public String mark(String text) {
    return paint("1;33", text);
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

  /** Whether lines may be overwritten, as progress does. */
  public boolean live() {
    return colours;
  }

  private String paint(String code, String text) {
    return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
