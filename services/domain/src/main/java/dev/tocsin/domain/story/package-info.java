/** Stories: what belongs together, and whether a topic alerts on it. */
@NullMarked
package dev.tocsin.domain.story;

import org.jspecify.annotations.NullMarked;
