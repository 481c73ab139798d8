/** The commands, one class each. */
@NullMarked
package dev.tocsin.cli.command;

import org.jspecify.annotations.NullMarked;
