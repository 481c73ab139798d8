/** What people see in their terminal. */
@NullMarked
package dev.tocsin.cli.terminal;

import org.jspecify.annotations.NullMarked;
