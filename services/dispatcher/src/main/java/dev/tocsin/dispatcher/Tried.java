package dev.tocsin.dispatcher;

import dev.tocsin.domain.Attempt;
import java.util.OptionalLong;

/** An attempt as it goes out, with the real time at which its alert was decided. */
record Tried(Attempt attempt, OptionalLong alertedMicros) {}
