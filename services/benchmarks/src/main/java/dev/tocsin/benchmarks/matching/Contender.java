package dev.tocsin.benchmarks.matching;

import java.io.IOException;
import java.util.Set;

/** Something that judges articles by all queries. */
interface Contender extends AutoCloseable {
  /** Judges a text; returns how many queries match. */
  int judge(String text) throws IOException;

  /** The numbers of the queries that match, for comparison; not timed. */
  Set<String> matches(String text) throws IOException;

  @Override
  default void close() throws IOException {}
}
