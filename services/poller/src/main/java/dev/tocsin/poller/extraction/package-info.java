/** From the page of an article to its text and what it says of itself. */
@NullMarked
package dev.tocsin.poller.extraction;

import org.jspecify.annotations.NullMarked;
