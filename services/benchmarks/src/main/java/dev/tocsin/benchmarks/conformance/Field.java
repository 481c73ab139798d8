package dev.tocsin.benchmarks.conformance;

import java.util.Locale;

/** What is compared of an entry, or of a whole feed. */
enum Field {
  TITLE,
  LINK,
  ID,
  AUTHOR,
  PUBLISHED,
  UPDATED,
  SUMMARY,
  CONTENT;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
