/** How well and how fast stories and copies are found, held against what people said. */
@NullMarked
package dev.tocsin.benchmarks.stories;

import org.jspecify.annotations.NullMarked;
