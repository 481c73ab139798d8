package dev.tocsin.matching.query;

/** Which queries stand somewhere in a text, so that others can be near them. */
final class Placed {
  private Placed() {}

  static boolean has(Query query) {
    return switch (query) {
      case Query.Attribute attribute -> false;
      case Query.Group group ->
          group.must().isEmpty()
              && group.not().isEmpty()
              && group.should().stream().allMatch(Placed::has);
      default -> true;
    };
  }
}
