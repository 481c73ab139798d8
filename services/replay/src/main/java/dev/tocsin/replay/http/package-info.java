/** The HTTP at both ends of a replay: outlets that publish and a receiver of webhooks. */
@NullMarked
package dev.tocsin.replay.http;

import org.jspecify.annotations.NullMarked;
