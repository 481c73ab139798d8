/** A real single-node Kafka broker that runs inside the JVM of whoever starts it. */
@NullMarked
package dev.tocsin.broker;

import org.jspecify.annotations.NullMarked;
