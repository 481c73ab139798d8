package dev.tocsin.replay.scenario;

import java.util.List;

/** A piece of YAML that knows its line, so that a problem in it can be pointed at. */
sealed interface Yaml {
  int line();

  /** A scalar as it was written: a country NO is neither false nor a Norwegian surprise. */
  record Text(int line, String value) implements Yaml {}

  /** A list. */
  record Sequence(int line, List<Yaml> items) implements Yaml {}

  /** Keys with values, in the order of the file; a key may stand twice. */
  record Mapping(int line, List<Entry> entries) implements Yaml {}

  /** A key with its value; the line is the key's. */
  record Entry(int line, String key, Yaml value) {}
}
