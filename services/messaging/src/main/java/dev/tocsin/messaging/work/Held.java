package dev.tocsin.messaging.work;

/** What the stores hold of one piece of work. */
public record Held<W, S>(W work, S schedule) {}
