package dev.tocsin.gateway.registry;

/**
 * One thing that is wrong in what a person wrote.
 *
 * @param path the field, as {@code channel.url}; empty when it is the whole
 * @param remedy what to do about it; may be empty
 */
public record Problem(String path, String problem, String remedy) {}
