package dev.tocsin.poller.parsing;

import static java.util.Map.entry;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The zones of dates in feeds: numbers, and the names that have one meaning or a usual one. */
final class ZoneNames {
  private static final Pattern NUMERIC =
      Pattern.compile("\\p{L}*\\s?(?<sign>[+-])(?<hours>\\d{1,2}?):?(?<minutes>\\d{2}|)");

  private static final Map<String, String> OFFSETS =
      Map.ofEntries(
          entry("HST", "-10"),
          entry("AKST", "-09"),
          entry("AKDT", "-08"),
          entry("PST", "-08"),
          entry("PDT", "-07"),
          entry("MST", "-07"),
          entry("MDT", "-06"),
          entry("CST", "-06"),
          entry("CDT", "-05"),
          entry("EST", "-05"),
          entry("EDT", "-04"),
          entry("AST", "-04"),
          entry("ADT", "-03"),
          entry("NST", "-03:30"),
          entry("NDT", "-02:30"),
          entry("BRT", "-03"),
          entry("ART", "-03"),
          entry("WET", "+00"),
          entry("WEST", "+01"),
          entry("BST", "+01"),
          entry("CET", "+01"),
          entry("MEZ", "+01"),
          entry("MET", "+01"),
          entry("CEST", "+02"),
          entry("MESZ", "+02"),
          entry("MEST", "+02"),
          entry("EET", "+02"),
          entry("EEST", "+03"),
          entry("SAST", "+02"),
          entry("MSK", "+03"),
          entry("TRT", "+03"),
          entry("GST", "+04"),
          entry("PKT", "+05"),
          entry("IST", "+05:30"),
          entry("WIB", "+07"),
          entry("ICT", "+07"),
          entry("HKT", "+08"),
          entry("SGT", "+08"),
          entry("AWST", "+08"),
          entry("JST", "+09"),
          entry("KST", "+09"),
          entry("ACST", "+09:30"),
          entry("AEST", "+10"),
          entry("AEDT", "+11"),
          entry("NZST", "+12"),
          entry("NZDT", "+13"));

  private ZoneNames() {}

  /**
   * The offset; UTC where none is named or nobody knows it, as RFC 2822 says.
   *
   * @throws java.time.DateTimeException if no place on earth has it
   */
  static ZoneOffset offset(String zone) {
    Matcher numeric = NUMERIC.matcher(zone);
    if (!numeric.matches()) {
      String name = zone.strip().toUpperCase(Locale.ROOT);
      return ZoneOffset.of(OFFSETS.getOrDefault(name, "+00"));
    }
    int sign = numeric.group("sign").equals("-") ? -1 : 1;
    String minutes = numeric.group("minutes");
    return ZoneOffset.ofHoursMinutes(
        sign * Integer.parseInt(numeric.group("hours")),
        minutes.isEmpty() ? 0 : sign * Integer.parseInt(minutes));
  }
}
