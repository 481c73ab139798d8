/** How much the newsroom remembers, and how long it takes to get it back. */
@NullMarked
package dev.tocsin.benchmarks.state;

import org.jspecify.annotations.NullMarked;
