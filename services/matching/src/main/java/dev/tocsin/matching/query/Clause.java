package dev.tocsin.matching.query;

/** A query with the sign that stood before it. */
record Clause(Sign sign, Query query) {
  enum Sign {
    NONE,
    MUST,
    NOT
  }
}
