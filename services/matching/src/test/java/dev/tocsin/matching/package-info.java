/** Tests of the matching core. */
@NullMarked
package dev.tocsin.matching;

import org.jspecify.annotations.NullMarked;
