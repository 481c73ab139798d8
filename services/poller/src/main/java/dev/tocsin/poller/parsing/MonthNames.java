package dev.tocsin.poller.parsing;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the months are called in feeds, in full and short. */
final class MonthNames {
  // In these languages no name means two months. Croatian would: its listopad is not the Czech one.
  private static final List<String> LANGUAGES =
      List.of(
          "en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "sv", "da", "nb", "cs", "ro",
          "tr", "fi", "hu", "el", "bg", "sk", "sl", "et");
  private static final List<TextStyle> STYLES =
      List.of(
          TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE);
  private static final Map<String, Month> MONTHS = months();

  private MonthNames() {}

  static Optional<Month> month(String name) {
    return Optional.ofNullable(MONTHS.get(plain(name)));
  }

  private static Map<String, Month> months() {
    Map<String, Month> months = new HashMap<>();
    for (Month month : Month.values()) {
      for (String language : LANGUAGES) {
        for (TextStyle style : STYLES) {
          months.putIfAbsent(
              plain(month.getDisplayName(style, Locale.forLanguageTag(language))), month);
        }
      }
    }
    months.put("sept", Month.SEPTEMBER);
    return Map.copyOf(months);
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace(".", "");
  }
}
