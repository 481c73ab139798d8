/** A replay: a scenario driven through the line by its own clock, and what came out of it. */
@NullMarked
package dev.tocsin.replay.run;

import org.jspecify.annotations.NullMarked;
