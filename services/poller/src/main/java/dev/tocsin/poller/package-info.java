/** The poller: asks feeds politely, reads what they answer, and publishes items. */
@NullMarked
package dev.tocsin.poller;

import org.jspecify.annotations.NullMarked;
