package dev.tocsin.cli.settings;

import java.util.List;

/** Settings that cannot be used: every problem of them, a line each. */
public final class SettingsException extends Exception {
  private final List<String> problems;

  SettingsException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
