/** Feeds as people bring, see and take them: lists, files, one at a time. */
@NullMarked
package dev.tocsin.cli.feeds;

import org.jspecify.annotations.NullMarked;
