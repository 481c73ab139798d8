/** The read model: what the gateway knows of the line, in memory and rebuilt from Kafka. */
@NullMarked
package dev.tocsin.gateway.model;

import org.jspecify.annotations.NullMarked;
