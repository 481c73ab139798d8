/** Brings alerts to subscribers: which alerts, in which messages, and every try of sending them. */
@NullMarked
package dev.tocsin.dispatcher;

import org.jspecify.annotations.NullMarked;
