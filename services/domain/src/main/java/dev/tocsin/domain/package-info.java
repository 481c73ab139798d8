/**
 * What Tocsin knows and decides: the values that travel on Kafka and the pure decisions over them.
 */
@NullMarked
package dev.tocsin.domain;

import org.jspecify.annotations.NullMarked;
