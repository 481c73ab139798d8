/** The line in one process: broker, services, seeds, and the folder that they live in. */
@NullMarked
package dev.tocsin.cli.line;

import org.jspecify.annotations.NullMarked;
