/** Bursts: far more stories on a topic than this hour of this weekday usually has. */
@NullMarked
package dev.tocsin.domain.burst;

import org.jspecify.annotations.NullMarked;
