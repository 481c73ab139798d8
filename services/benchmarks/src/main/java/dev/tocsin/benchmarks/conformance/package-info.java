/**
 * What feed parsers make of documents, beside what the makers of those documents say should come of
 * them.
 */
@NullMarked
package dev.tocsin.benchmarks.conformance;

import org.jspecify.annotations.NullMarked;
