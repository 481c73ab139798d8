package dev.tocsin.replay.http;

/** A webhook that arrived, and the status it was answered with. */
public record Receipt(Received webhook, int status) {}
