package dev.tocsin.domain;

import java.time.Instant;

/**
 * Something is wrong with a feed, a topic or the line, for its operator.
 *
 * @param about what it is about, as {@code feed/<id>} or {@code topic/<id>}
 * @param problem one line: what is wrong
 * @param remedy one line: what the operator can do
 */
public record Alarm(String about, String problem, String remedy, Instant raisedAt) {}
