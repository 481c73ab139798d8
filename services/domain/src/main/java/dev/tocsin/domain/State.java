package dev.tocsin.domain;

/** Whether something that a person wrote is in force. What is deleted keeps its id for ever. */
public enum State {
  ACTIVE,
  PAUSED,
  DELETED
}
