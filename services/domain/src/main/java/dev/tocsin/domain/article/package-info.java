/** Identity: which article an item is, and which version of it. */
@NullMarked
package dev.tocsin.domain.article;

import org.jspecify.annotations.NullMarked;
