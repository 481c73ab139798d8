/**
 * The topic language: from what a person wrote to a query that is not yet bound to any language's
 * analysis.
 *
 * <pre>
 * query  := part ( OR? part )*            parts side by side are alternatives, as with OR
 * part   := clause ( AND clause )*
 * clause := ( + | - | NOT )? item
 * item   := field? ( word | prefix* | "a phrase" | "near by"~n | ( query ) )
 * field  := title: | lead: | body: | lang: | site: | category:
 * </pre>
 *
 * <p>NOT binds tighter than AND, and AND tighter than OR: {@code a OR b AND c} is {@code a OR (b
 * AND c)}. A {@code +part} is required of the list it stands in and a {@code -part} or {@code NOT
 * part} excludes from it, as in Lucene's classic syntax. A word searches title, lead and body
 * unless a field limits it. See {@code docs/decisions/topic-language.md}.
 */
@NullMarked
package dev.tocsin.matching.query;

import org.jspecify.annotations.NullMarked;
