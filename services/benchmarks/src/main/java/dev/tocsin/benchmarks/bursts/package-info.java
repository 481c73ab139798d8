/** How surely bursts are found in traffic that has a rhythm of its own. */
@NullMarked
package dev.tocsin.benchmarks.bursts;

import org.jspecify.annotations.NullMarked;
