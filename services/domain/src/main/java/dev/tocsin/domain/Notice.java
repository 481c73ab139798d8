package dev.tocsin.domain;

/** One alert for one subscription, before grouping. */
public record Notice(String subscriptionId, Alert alert) {}
