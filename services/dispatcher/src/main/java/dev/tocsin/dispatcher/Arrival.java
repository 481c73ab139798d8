package dev.tocsin.dispatcher;

import dev.tocsin.domain.Delivery;
import java.util.OptionalLong;

/** A delivery as it comes in, with the real time at which its alert was decided. */
record Arrival(Delivery delivery, OptionalLong alertedMicros) {}
