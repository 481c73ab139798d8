package dev.tocsin.replay.http;

import java.time.Instant;

/**
 * A request that an outlet got, and how it answered.
 *
 * @param path with the query, as it was sent
 * @param at by the real clock
 */
public record Fetch(String outlet, String path, Instant at, int status) {}
