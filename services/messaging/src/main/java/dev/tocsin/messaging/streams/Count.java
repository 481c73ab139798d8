package dev.tocsin.messaging.streams;

import java.util.function.LongSupplier;

/**
 * Something that a service counts while it runs, for metrics.
 *
 * @param name of the metric, in words parted by dots
 * @param about what is counted, as a sentence
 */
public record Count(String name, String about, LongSupplier value) {}
