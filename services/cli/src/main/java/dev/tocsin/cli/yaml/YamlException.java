package dev.tocsin.cli.yaml;

/** A file that cannot be read as YAML; the message is one line: where, what, and what to write. */
public final class YamlException extends Exception {
  YamlException(String message, Throwable cause) {
    super(message, cause);
  }
}
