/** The write side: what people register, read from their drafts and written in transactions. */
@NullMarked
package dev.tocsin.gateway.registry;

import org.jspecify.annotations.NullMarked;
