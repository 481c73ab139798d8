/**
 * The matching core: topics in, articles past them, matches with their reasons out.
 *
 * <p>{@link dev.tocsin.matching.TopicIndex} is the way in. An article is analysed once, by its
 * language, into a {@link dev.tocsin.matching.Document}: which of the terms that queries use stand
 * where. Each topic is filed under the rarest terms that it cannot match without, so an article
 * looks only at topics filed under its own words, and most of those are passed over by one more bit
 * test, the guard. What is left is evaluated as written. See {@code docs/decisions/matching.md} for
 * the algorithm and its costs.
 */
@NullMarked
package dev.tocsin.matching;

import org.jspecify.annotations.NullMarked;
