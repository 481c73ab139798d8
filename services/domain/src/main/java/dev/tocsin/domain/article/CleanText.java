package dev.tocsin.domain.article;

import dev.tocsin.domain.Ids;

/**
 * The text of an item without its markup.
 *
 * @param body paragraphs parted by a blank line
 */
public record CleanText(String title, String lead, String body) {
  static final CleanText NONE = new CleanText("", "", "");

  /** Equal for equal texts: what decides whether an article has changed. */
  public String fingerprint() {
    return Ids.of(title, lead, body).substring(0, 16);
  }

  /** Equal for equal correction notices; empty when the text has none. */
  String notice() {
    return CorrectionNotice.in(this).map(notice -> Ids.of(notice).substring(0, 16)).orElse("");
  }
}
