/**
 * The newsroom: items become articles, articles match topics and join stories, stories raise
 * alerts.
 */
@NullMarked
package dev.tocsin.newsroom;

import org.jspecify.annotations.NullMarked;
