package dev.tocsin.poller.parsing;

/**
 * A feed document that an XML parser can be trusted with: no DOCTYPE, no entity but XML's own, tags
 * that match, bounded depth, whole entries only.
 *
 * @param entries how many entries are in the text
 * @param leftOut how many were in the document but are not in the text: cut off with its end, or
 *     beyond the bound
 */
record MendedXml(String text, int entries, int leftOut) {}
