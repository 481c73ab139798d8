/** How topologies run: one Kafka Streams client each, with the same care for all. */
@NullMarked
package dev.tocsin.messaging.streams;

import org.jspecify.annotations.NullMarked;
