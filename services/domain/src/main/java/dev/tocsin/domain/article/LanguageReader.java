package dev.tocsin.domain.article;

/** Who tells the language of a text. */
@FunctionalInterface
public interface LanguageReader {

  /**
   * The primary tag of the language that a text is written in.
   *
   * @param claimed what its feed says, a BCP 47 tag or nothing
   */
  String languageOf(CleanText text, String claimed);
}
