/** When subscribers hear of alerts: at once, in company, by the clock, not in their quiet hours. */
@NullMarked
package dev.tocsin.domain.digest;

import org.jspecify.annotations.NullMarked;
