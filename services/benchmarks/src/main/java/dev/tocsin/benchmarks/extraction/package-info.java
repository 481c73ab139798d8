/** How much of an article our extraction finds on its page, beside readability4j alone. */
@NullMarked
package dev.tocsin.benchmarks.extraction;

import org.jspecify.annotations.NullMarked;
