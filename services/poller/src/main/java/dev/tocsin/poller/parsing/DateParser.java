package dev.tocsin.poller.parsing;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The instant that a publisher means: RFC 822 and ISO 8601 as feeds write them, and what else they
 * write.
 *
 * <p>The weekday is never looked at: where it contradicts, the date is right. A date without time
 * is its midnight, a time without zone is UTC. What fits no form is no date, and never "now".
 */
public final class DateParser {
  private static final int LONGEST = 100;

  private static final String WEEKDAY = "(?:\\p{L}[\\p{L}\\p{M}'’-]*[.,\\s]+)?";
  private static final String MONTH = "(?<month>\\d{1,2})";
  private static final String MONTH_NAME = "(?<name>\\p{L}[\\p{L}\\p{M}]*)\\.?";
  private static final String DAY = "(?<day>\\d{1,2})";
  private static final String NTH = DAY + "(?:st|nd|rd|th|er|º|\\.)?";
  private static final String YEAR = "(?<year>\\d{4})";
  private static final String SHORT_YEAR = "(?<year>\\d{4}|\\d{2,3})";
  private static final String TIME =
      "(?:(?:\\s?T\\s?|[\\s,]+(?:at\\s)?)(?<hour>\\d{1,2})[:.h](?<minute>\\d{2})"
          + "(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9})\\d*)?)?"
          + "(?:\\s?(?<half>[ap])\\.?m\\b\\.?)?)?";
  private static final String ZONE = "\\s?(?<zone>\\p{L}{0,5}\\s?(?:[+-]\\d{1,2}:?\\d{0,2})?)";

  // Each with examples from real feeds. The first form that fits the whole text decides.
  private static final List<Pattern> FORMS =
      List.of(
          // 2023-278: the day of the year; first, since the rest would take it for year and zone
          form(YEAR + "-?(?<dayOfYear>\\d{3})" + TIME + ZONE),
          // 2023-10-05T08:15:30.5Z, 2023-10-05 08:15 +0200, 2023/10/5, 2023-10, 2023
          form(YEAR + "(?:(?<dash>[-/.])" + MONTH + "(?:\\k<dash>" + DAY + ")?)?" + TIME + ZONE),
          // Thu, 05 Oct 2023 08:15:30 GMT, 5-Oct-23 8:15 PM EST, 5 de octubre de 2023
          form(
              (WEEKDAY + NTH + "[\\s-]*(?:de\\s)?" + MONTH_NAME + "[\\s,-]*(?:de\\s)?" + SHORT_YEAR)
                  + ("(?:\\s(?:г|р)\\.)?" + TIME + ZONE)),
          // Thu Oct 5 08:15:30 CEST 2023: asctime and Java
          form(WEEKDAY + MONTH_NAME + "\\s" + NTH + TIME + ZONE + "\\s" + YEAR),
          // October 5, 2023 8:15 am, Thu Oct 05 2023 08:15:30 GMT+0200: JavaScript
          form(WEEKDAY + MONTH_NAME + "\\s" + NTH + ",?\\s" + YEAR + TIME + ZONE),
          // 20231005T081530Z, 20231005
          form(
              YEAR
                  + "(?<month>\\d{2})(?<day>\\d{2})"
                  + "(?:T?(?<hour>\\d{2})(?<minute>\\d{2})(?<second>\\d{2})?)?"
                  + ZONE),
          // 05.10.2023 08:15
          form(WEEKDAY + DAY + "\\." + MONTH + "\\." + SHORT_YEAR + TIME + ZONE),
          // 10/25/2023, 25/10/2023; but 05/10/2023 is no date: nobody knows which
          form(WEEKDAY + "(?<left>\\d{1,2})[/-](?<right>\\d{1,2})[/-]" + YEAR + TIME + ZONE),
          // 2023年10月5日 08:15
          form(YEAR + "[年년]\\s?" + MONTH + "[月월]\\s?" + DAY + "[日일]" + TIME + ZONE),
          // 1696493730: seconds or milliseconds since 1970
          form("(?<epoch>\\d{10})(?<millis>\\d{3})?"));

  private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)$");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  private DateParser() {}

  /** Empty when the text is no date. */
  public static Optional<Instant> parse(String text) {
    if (text.isBlank() || text.length() > LONGEST) {
      return Optional.empty();
    }
    String spaced = SPACES.matcher(text).replaceAll(" ").strip();
    String plain = COMMENT.matcher(spaced).replaceFirst("").strip();
    return FORMS.stream()
        .map(form -> form.matcher(plain))
        .filter(Matcher::matches)
        .findFirst()
        .flatMap(DateParser::instant);
  }

  private static Optional<Instant> instant(Matcher matched) {
    try {
      return new DateFields(matched).instant();
    } catch (DateTimeException e) {
      // The 31st of February.
      return Optional.empty();
    }
  }

  private static Pattern form(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
