/** The live page: what people see of the line, rendered on the server. */
@NullMarked
package dev.tocsin.gateway.page;

import org.jspecify.annotations.NullMarked;
