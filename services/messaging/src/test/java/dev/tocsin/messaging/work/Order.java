package dev.tocsin.messaging.work;

import java.time.Instant;
import java.util.Optional;

/** What arrives in these tests, and the work that it becomes: something to say, and when. */
record Order(String text, Optional<Instant> due) {}
