/** The poller under load, and killed again and again. */
@NullMarked
package dev.tocsin.benchmarks.poller;

import org.jspecify.annotations.NullMarked;
