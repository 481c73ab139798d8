package dev.tocsin.dispatcher;

import dev.tocsin.domain.Notice;
import dev.tocsin.domain.digest.Turn;

/** A notice, and when and with which others it goes out. */
record Placed(Notice notice, Turn turn) {}
