package dev.tocsin.poller.parsing;

import java.time.Instant;
import java.util.Optional;

/**
 * What a feed says of an entry that it has taken back: {@code at:deleted-entry} of RFC 6721.
 *
 * @param guid the id that the entry had
 * @param url of the article: as its link says, or its id where that is an address; else empty
 * @param deletedAt the publisher's claim
 */
public record Tombstone(String guid, String url, Optional<Instant> deletedAt) {}
