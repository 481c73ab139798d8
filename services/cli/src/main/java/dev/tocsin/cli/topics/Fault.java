package dev.tocsin.cli.topics;

import dev.tocsin.cli.yaml.Place;

/**
 * One thing that is wrong in a file of a topic.
 *
 * @param part the field, as {@code terms[2].query}; empty when it is the whole file
 * @param found what stands there, or what is wrong with it
 * @param expected what should stand there; may be empty
 * @param suggestion what to write instead; may be empty
 */
public record Fault(Place place, String part, String found, String expected, String suggestion) {

  /** One line: where, what, and how to mend it. */
  @Override
  public String toString() {
    return place
        + ": "
        + (part.isEmpty() ? "" : part + ": ")
        + found
        + (expected.isEmpty() ? "" : ", expected " + expected)
        + (suggestion.isEmpty() ? "" : "; " + suggestion);
  }
}
