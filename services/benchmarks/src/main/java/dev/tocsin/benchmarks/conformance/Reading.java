package dev.tocsin.benchmarks.conformance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a parser found in a document, in words that all parsers share.
 *
 * @param feed what it found of the whole feed; dates are in ISO 8601
 * @param kept what of a whole feed the parser keeps at all; of anything else it is not judged
 * @param entries what it found of each entry; a field that it did not find is not there
 */
record Reading(Map<Field, String> feed, Set<Field> kept, List<Map<Field, String>> entries) {

  boolean knows(Place place) {
    return place.entry() != Place.FEED || kept.contains(place.field());
  }

  Optional<String> at(Place place) {
    if (place.entry() == Place.FEED) {
      return Optional.ofNullable(feed.get(place.field()));
    }
    return place.entry() < entries.size()
        ? Optional.ofNullable(entries.get(place.entry()).get(place.field()))
        : Optional.empty();
  }
}
