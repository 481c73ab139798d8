package dev.tocsin.replay.scenario;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The forms that ids, tags and addresses have in a scenario. */
final class Forms {
  /** Short enough to be a label of a host name. */
  static final Pattern ID = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  static final String ID_MEND = "use lower-case letters, digits and hyphens";

  static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
  static final String LANGUAGE_MEND = "write a language tag, such as de or pt-BR";

  static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  static final String COUNTRY_MEND = "write two capital letters, such as DE";

  static final Pattern TIER = Pattern.compile("[0-9]{1,2}");
  static final String TIER_MEND = "write a number, 1 is the best";

  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern OUTER_HYPHENS = Pattern.compile("^-|-$");

  private Forms() {}

  /** A name as it stands in a path: letters of any script, digits, single hyphens. */
  static String slug(String name) {
    String plain = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    String hyphened = NO_LETTERS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
    return OUTER_HYPHENS.matcher(hyphened).replaceAll("");
  }
}
