/**
 * Where Kafka Streams and the outer world meet: durable work that is done outside, in lanes, with
 * its results applied in the transaction of the stream.
 */
@NullMarked
package dev.tocsin.messaging.work;

import org.jspecify.annotations.NullMarked;
