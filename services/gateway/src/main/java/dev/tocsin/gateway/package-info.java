/** The one public door: REST API, event streams, live page and metrics. */
@NullMarked
package dev.tocsin.gateway;

import org.jspecify.annotations.NullMarked;
