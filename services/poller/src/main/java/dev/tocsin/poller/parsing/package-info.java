/**
 * From the bytes of a feed document to its entries, whatever the web made of RSS, Atom and JSON.
 */
@NullMarked
package dev.tocsin.poller.parsing;

import org.jspecify.annotations.NullMarked;
