package dev.tocsin.messaging.work;

/** Something that is sent on to Kafka, in the transaction of the decision that it came from. */
public record Emit<O>(String key, O value) {}
