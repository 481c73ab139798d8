/** The door and what stands behind it: who is let in, the REST API, the streams, the metrics. */
@NullMarked
package dev.tocsin.gateway.http;

import org.jspecify.annotations.NullMarked;
