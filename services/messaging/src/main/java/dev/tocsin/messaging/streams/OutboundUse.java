package dev.tocsin.messaging.streams;

import java.util.function.LongSupplier;

/**
 * How much a service has asked of the outer world so far, for metrics.
 *
 * @param requests that went out
 * @param connections that were begun for them; the others reused one
 */
public record OutboundUse(LongSupplier requests, LongSupplier connections) {}
