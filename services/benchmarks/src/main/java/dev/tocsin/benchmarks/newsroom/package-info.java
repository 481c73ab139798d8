/** How many articles a second the whole newsroom works off, and where the time goes. */
@NullMarked
package dev.tocsin.benchmarks.newsroom;

import org.jspecify.annotations.NullMarked;
