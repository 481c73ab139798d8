/** Articles with times, read from a folder, and the alerts that they must raise. */
@NullMarked
package dev.tocsin.replay.scenario;

import org.jspecify.annotations.NullMarked;
