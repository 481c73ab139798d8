package dev.tocsin.domain.story;

/** How like reports and open stories are by their words, 0 to 1. */
final class Likeness {
  private final WordIndex index;

  Likeness(WordIndex index) {
    this.index = index;
  }

  /**
   * Of a report to a story.
   *
   * @param product of the report's vector and the sum of the story's
   */
  double of(WordVector vector, OpenStory story, long product) {
    double cosine = product / (Math.sqrt(vector.square()) * Math.sqrt(square(story)));
    if (!Headlines.are(vector, story)
        || Headlines.likeness(cosine, 0, story.size()) < Headlines.JOIN) {
      return cosine;
    }
    long largest = 0;
    for (int i = 0; i < vector.size(); i++) {
      long weight = index.weight(vector.words()[i], story.number());
      largest = Math.max(largest, vector.weights()[i] * weight);
    }
    return Headlines.likeness(cosine, (double) largest / product, story.size());
  }

  /** Between two stories: the sum of one's vectors times the other's is the sum of the products. */
  double between(OpenStory small, OpenStory large) {
    double product = 0;
    for (Report report : small.reports()) {
      WordVector vector = report.vector();
      for (int i = 0; i < vector.size(); i++) {
        product += (double) vector.weights()[i] * index.weight(vector.words()[i], large.number());
      }
    }
    return product / (Math.sqrt(square(small)) * Math.sqrt(square(large)));
  }

  private double square(OpenStory story) {
    return index.square(story.number());
  }
}
