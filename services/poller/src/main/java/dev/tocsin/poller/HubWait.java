package dev.tocsin.poller;

import java.time.Instant;

/**
 * When a hub is asked.
 *
 * @param tries before
 */
record HubWait(Instant due, int tries) {}
