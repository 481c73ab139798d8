package dev.tocsin.benchmarks.conformance;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/**
 * When two values are the same, though two parsers write them differently.
 *
 * <p>Texts are compared as a reader sees them: without tags, scripts and styles, with entities
 * resolved and spaces collapsed. What is to be seen of a text depends on who cleans it, and here
 * nobody has yet. People are compared by name, or by address where there is no name; dates as
 * instants; addresses with the slash of an empty path.
 */
final class Likeness {
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern ADDRESS_AND_NAME =
      Pattern.compile("\\S+@\\S+\\s*\\((?<name>[^()]+)\\)");
  private static final Pattern NAME_AND_ADDRESS =
      Pattern.compile("(?<name>[^<>()]+?)\\s*[<(]\\S+@\\S+[>)]");
  private static final Pattern NO_PATH = Pattern.compile("https?://[^/?#]+");

  private Likeness() {}

  static Verdict of(Field field, String expected, String found) {
    return switch (field) {
      case TITLE, SUMMARY, CONTENT -> Verdict.of(sameText(expected, found));
      case LINK -> Verdict.of(address(expected).equals(address(found)));
      case ID -> Verdict.of(expected.strip().equals(found));
      case AUTHOR -> Verdict.of(name(expected).equals(name(found)));
      case PUBLISHED, UPDATED -> sameTime(expected, found);
    };
  }

  /** Ours is HTML; theirs is, or is plain text. */
  private static boolean sameText(String expected, String found) {
    if (expected.isBlank() != found.isBlank()) {
      return false;
    }
    String seen = seen(found);
    return seen.equals(seen(expected)) || seen.equals(collapsed(expected));
  }

  private static String seen(String html) {
    return collapsed(Jsoup.parseBodyFragment(html).text());
  }

  private static String collapsed(String text) {
    return SPACES.matcher(text).replaceAll(" ").strip();
  }

  private static String name(String person) {
    String plain = person.contains("</") ? seen(person) : collapsed(person);
    for (Pattern form : new Pattern[] {ADDRESS_AND_NAME, NAME_AND_ADDRESS}) {
      Matcher matched = form.matcher(plain);
      if (matched.matches()) {
        return matched.group("name").strip();
      }
    }
    return plain;
  }

  private static String address(String address) {
    String stripped = address.strip();
    String whole = NO_PATH.matcher(stripped).matches() ? stripped + "/" : stripped;
    try {
      return URI.create(whole).toASCIIString();
    } catch (IllegalArgumentException e) {
      return whole;
    }
  }

  private static Verdict sameTime(String expected, String found) {
    Optional<Instant> time = Times.read(expected);
    return time.map(meant -> Verdict.of(meant.toString().equals(found))).orElse(Verdict.UNJUDGED);
  }
}
