/** Tests of the topic language. */
@NullMarked
package dev.tocsin.matching.query;

import org.jspecify.annotations.NullMarked;
