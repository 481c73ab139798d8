/**
 * The topic language: from what a person wrote to a query that is not yet bound to any language's
 * analysis.
 *
 * <pre>
 * query  := part ( OR? part )*            parts side by side are alternatives, as with OR
 * part   := clause ( AND clause )*
 * clause := ( + | - | NOT )? near
 * near   := item ( ( NEAR/n | ONEAR/n ) item )*
 * item   := field? ( leaf | ( query ) )
 * leaf   := word | prefix* | w?ld*card | fuzzy~1 | =Exact | ="Exact Words" | @fragment
 *         | "a phrase" | "near by"~n
 * field  := title: | lead: | body: | author: | lang: | site: | category:
 * </pre>
 *
 * <p>NEAR binds tighter than NOT, NOT tighter than AND, and AND tighter than OR: {@code a OR b AND
 * c} is {@code a OR (b AND c)}. A {@code +part} is required of the list it stands in and a {@code
 * -part} or {@code NOT part} excludes from it, as in Lucene's classic syntax. A word searches
 * title, lead and body unless a field limits it. See {@code docs/decisions/topic-language.md}.
 */
@NullMarked
package dev.tocsin.matching.query;

import org.jspecify.annotations.NullMarked;
