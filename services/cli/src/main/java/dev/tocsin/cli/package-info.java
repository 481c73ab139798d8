/** The {@code tocsin} command. */
@NullMarked
package dev.tocsin.cli;

import org.jspecify.annotations.NullMarked;
