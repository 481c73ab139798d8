/** Where WebSub hubs reach us: they make sure that we asked, and push what is new. */
@NullMarked
package dev.tocsin.gateway.websub;

import org.jspecify.annotations.NullMarked;
