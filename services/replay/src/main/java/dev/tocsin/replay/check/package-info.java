/** The checker: whether a full scan of what came out agrees with the line's invariants. */
@NullMarked
package dev.tocsin.replay.check;

import org.jspecify.annotations.NullMarked;
