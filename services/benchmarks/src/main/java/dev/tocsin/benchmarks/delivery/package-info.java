/** How fast messages go out, and what bad receivers cost the good ones. */
@NullMarked
package dev.tocsin.benchmarks.delivery;

import org.jspecify.annotations.NullMarked;
