/** Benchmarks, each beside a rival in the same run, each ending with its bars. */
@NullMarked
package dev.tocsin.benchmarks;

import org.jspecify.annotations.NullMarked;
