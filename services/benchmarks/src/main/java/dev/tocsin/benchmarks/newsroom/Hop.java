package dev.tocsin.benchmarks.newsroom;

import dev.tocsin.messaging.KafkaTopic;
import dev.tocsin.messaging.streams.StreamsApp;

/** A step of a line, and what it reads. */
record Hop(StreamsApp app, KafkaTopic<?> from) {}
