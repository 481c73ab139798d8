package dev.tocsin.domain;

import java.util.regex.Pattern;

/** The refusals that the records of this package share; each names the field that is wrong. */
final class Checks {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private Checks() {}

  /** An id that a person chose: it stands in Kafka topic names, paths and file names. */
  static String id(String field, String value) {
    if (!ID.matcher(value).matches()) {
      throw new IllegalArgumentException(
          field
              + " '"
              + value
              + "' is not an id: use 1 to 63 lower-case letters, digits and hyphens, and begin with"
              + " a letter or a digit");
    }
    return value;
  }

  static String present(String field, String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(field + " is empty");
    }
    return value;
  }

  static int atLeast(String field, int least, int value) {
    if (value < least) {
      throw new IllegalArgumentException(field + " is " + value + ", the least is " + least);
    }
    return value;
  }

  static int within(String field, int least, int most, int value) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          field + " is " + value + ", it must be " + least + " to " + most);
    }
    return value;
  }
}
