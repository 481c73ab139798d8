package dev.tocsin.domain.digest;

import java.time.Instant;

/** Whether an alert goes out now or waits, and with which others. */
public sealed interface Turn {

  /** Alerts of one group wait together and go out as one message. */
  String group();

  /** By itself, at once. */
  record Now(String group) implements Turn {}

  /** Together with what else comes for the group until then. */
  record Hold(String group, Instant until) implements Turn {}
}
