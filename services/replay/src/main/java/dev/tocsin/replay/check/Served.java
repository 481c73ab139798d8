package dev.tocsin.replay.check;

/** One version of one entry that a feed server is known to have served. */
public record Served(String feedId, String guid, String title) {}
