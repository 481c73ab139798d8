/** {@link dev.tocsin.messaging.work.AsyncWork} on a real broker, in a process that is killed. */
@NullMarked
package dev.tocsin.messaging.kill;

import org.jspecify.annotations.NullMarked;
