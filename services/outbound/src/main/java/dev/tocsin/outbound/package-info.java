/**
 * The HTTP that Tocsin speaks to the outside: one guarded client, bounded in time and in bytes,
 * whose outcomes are values.
 */
@NullMarked
package dev.tocsin.outbound;

import org.jspecify.annotations.NullMarked;
