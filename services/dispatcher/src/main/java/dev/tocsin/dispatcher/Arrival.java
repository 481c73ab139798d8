package dev.tocsin.dispatcher;

import dev.tocsin.domain.Delivery;
import java.util.OptionalLong;

/**
 * A delivery as it comes in.
 *
 * @param alertedMicros the real time at which its alert was decided
 * @param place in the order of their coming
 * @param tries that it had before
 * @param asked whether a person asked for it once more
 */
record Arrival(
    Delivery delivery, OptionalLong alertedMicros, long place, int tries, boolean asked) {}
