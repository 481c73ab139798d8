package dev.tocsin.cli.yaml;

/** A file that cannot be read as YAML; the message is one line: where, what, and what to write. */
public final class YamlException extends Exception {
  private final transient Place place;
  private final String problem;
  private final String remedy;

  YamlException(Place place, String problem, String remedy, Throwable cause) {
    super(place + ": " + problem + (remedy.isEmpty() ? "" : "; " + remedy), cause);
    this.place = place;
    this.problem = problem;
    this.remedy = remedy;
  }

  public Place place() {
    return place;
  }

  public String problem() {
    return problem;
  }

  /** What to do about it; may be empty. */
  public String remedy() {
    return remedy;
  }
}
