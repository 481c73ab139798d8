/**
 * How Tocsin speaks Kafka: the catalogue of its Kafka topics, their serdes, the runner of its
 * topologies, and {@link dev.tocsin.messaging.work.AsyncWork}, where Streams meets the outer world.
 */
@NullMarked
package dev.tocsin.messaging;

import org.jspecify.annotations.NullMarked;
