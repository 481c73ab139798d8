package dev.tocsin.domain.story;

/**
 * What is different among headlines, which have a handful of telling words each: two of one story
 * may share a single word, or none but by way of a third.
 *
 * <p>So less likeness is needed than between texts, and it is weighed by what it stands on: one
 * word in common says less than two, however rare, and the more headlines a story has, the more of
 * its words have been seen.
 */
final class Headlines {
  /** Likeness from which a headline joins a story of headlines that is in the news now. */
  static final double JOIN = 0.14;

  /** Likeness from which two stories of headlines are one, the smaller of them of one report. */
  private static final double MERGE = 0.14;

  /** What the size of the smaller adds: large stories that stayed apart had their chances. */
  private static final double MERGE_PER_SIZE = 0.02;

  private static final double SIZE_WEIGHT = 0.1;

  /** Likeness counts in full when half of it is one word's. */
  private static final double WITHOUT_SHARE = 1.5;

  private Headlines() {}

  /** Whether a report and a story are both of headlines. */
  static boolean are(WordVector vector, OpenStory story) {
    return vector.isTerse() && story.isTerse();
  }

  /**
   * Likeness of a headline to a story of headlines, 0 to 1.
   *
   * @param cosine between the two
   * @param largestShare of the word that makes them most alike in all that does, 0 to 1
   * @param size of the story
   */
  static double likeness(double cosine, double largestShare, int size) {
    double weighed =
        cosine * (WITHOUT_SHARE - largestShare) * (1 + SIZE_WEIGHT * StrictMath.log(size));
    return Math.min(1, weighed);
  }

  /** Likeness from which two stories are one. */
  static double neededToMerge(int sizeOfSmaller) {
    return MERGE + MERGE_PER_SIZE * StrictMath.log(sizeOfSmaller);
  }
}
