/** State stores that write what changed when a commit comes, and not before. */
@NullMarked
package dev.tocsin.messaging.stores;

import org.jspecify.annotations.NullMarked;
