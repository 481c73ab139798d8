/** Politeness: when a feed may be asked again, and why then. */
@NullMarked
package dev.tocsin.domain.poll;

import org.jspecify.annotations.NullMarked;
