@NullMarked
package dev.tocsin.cli.topics;

import org.jspecify.annotations.NullMarked;
