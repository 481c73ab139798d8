package dev.tocsin.matching;

import java.util.ArrayList;
import java.util.List;

/**
 * One place of a phrase.
 *
 * @param offset how many words after the phrase's first place
 * @param terms the words that may stand there: more than one where analysis is of two minds
 */
record Slot(int offset, List<Integer> terms) {
  Slot {
    terms = List.copyOf(terms);
  }

  boolean isIn(Document document, int fields) {
    for (int i = 0; i < terms.size(); i++) {
      if (document.has(terms.get(i), fields)) {
        return true;
      }
    }
    return false;
  }

  Filing filing(int fields, Terms dictionary) {
    List<Filing> filings = new ArrayList<>(terms.size());
    for (int term : terms) {
      filings.add(Filing.under(term, fields, dictionary));
    }
    return Filing.any(filings);
  }
}
