package dev.tocsin.matching;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.bn.BengaliAnalyzer;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.hy.ArmenianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.lt.LithuanianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.sr.SerbianAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.ta.TamilAnalyzer;
import org.apache.lucene.analysis.te.TeluguAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.apache.lucene.analysis.uk.UkrainianMorfologikAnalyzer;

/**
 * The language that a text is written in, by the small words that every text has: a third of it are
 * those of its own language, and few are those of another. The lists are Lucene's.
 *
 * <p>A text contradicts its feed only when it is clear; short ones, mixed ones and those of a
 * language without a list are taken to be in the feed's language. A language that has a script of
 * its own is known by it.
 */
public final class TextLanguage {
  private static final String DEFAULT = "en";

  /** A title alone decides nothing. */
  private static final int LEAST_WORDS = 12;

  private static final int MOST_WORDS = 300;

  /** Fewer of them are chance, and one that comes again and again is a name. */
  private static final int LEAST_HITS = 5;

  private static final int LEAST_DISTINCT = 4;

  private static final double LEAST_SHARE = 0.15;

  /** Relatives share their small words: that of the feed is believed until another has twice. */
  private static final int TIMES_THE_FEEDS = 2;

  /** Most letters must be of a script that tells the language. */
  private static final double LEAST_OF_SCRIPT = 0.5;

  private static final Map<Character.UnicodeScript, String> SCRIPTS =
      Map.of(
          Character.UnicodeScript.HANGUL, "ko",
          Character.UnicodeScript.THAI, "th",
          Character.UnicodeScript.HEBREW, "he",
          Character.UnicodeScript.GEORGIAN, "ka");

  /** Lucene's is in a module of its own, with a stemmer that nobody needs here. */
  private static final List<String> POLISH =
      List.of(
          "w", "i", "na", "z", "do", "się", "nie", "że", "jest", "o", "od", "po", "za", "przez",
          "jak", "ale", "dla", "oraz", "tym", "tego", "który", "która", "które", "są", "był",
          "była", "było", "były", "ze", "być", "przed", "także", "już", "ich", "jego", "jej",
          "może", "tylko", "ma", "co", "tak", "lub", "czy", "po", "ten", "ta", "to", "przy", "pod",
          "nad", "bez", "aby", "gdy", "kiedy", "też", "jako", "między", "podczas", "tej", "tych",
          "będzie", "został", "została", "jednak", "we", "go", "mu", "nas", "my", "iż");

  private static final Map<String, CharArraySet> LISTS =
      Map.ofEntries(
          Map.entry("ar", ArabicAnalyzer.getDefaultStopSet()),
          Map.entry("bg", BulgarianAnalyzer.getDefaultStopSet()),
          Map.entry("bn", BengaliAnalyzer.getDefaultStopSet()),
          Map.entry("ca", CatalanAnalyzer.getDefaultStopSet()),
          Map.entry("cs", CzechAnalyzer.getDefaultStopSet()),
          Map.entry("da", DanishAnalyzer.getDefaultStopSet()),
          Map.entry("de", GermanAnalyzer.getDefaultStopSet()),
          Map.entry("el", GreekAnalyzer.getDefaultStopSet()),
          Map.entry("en", EnglishAnalyzer.getDefaultStopSet()),
          Map.entry("es", SpanishAnalyzer.getDefaultStopSet()),
          Map.entry("fa", PersianAnalyzer.getDefaultStopSet()),
          Map.entry("fi", FinnishAnalyzer.getDefaultStopSet()),
          Map.entry("fr", FrenchAnalyzer.getDefaultStopSet()),
          Map.entry("hi", HindiAnalyzer.getDefaultStopSet()),
          Map.entry("hu", HungarianAnalyzer.getDefaultStopSet()),
          Map.entry("hy", ArmenianAnalyzer.getDefaultStopSet()),
          Map.entry("id", IndonesianAnalyzer.getDefaultStopSet()),
          Map.entry("it", ItalianAnalyzer.getDefaultStopSet()),
          Map.entry("lt", LithuanianAnalyzer.getDefaultStopSet()),
          Map.entry("lv", LatvianAnalyzer.getDefaultStopSet()),
          Map.entry("nl", DutchAnalyzer.getDefaultStopSet()),
          Map.entry("no", NorwegianAnalyzer.getDefaultStopSet()),
          Map.entry("pl", new CharArraySet(POLISH, true)),
          Map.entry("pt", PortugueseAnalyzer.getDefaultStopSet()),
          Map.entry("ro", RomanianAnalyzer.getDefaultStopSet()),
          Map.entry("ru", RussianAnalyzer.getDefaultStopSet()),
          Map.entry("sr", SerbianAnalyzer.getDefaultStopSet()),
          Map.entry("sv", SwedishAnalyzer.getDefaultStopSet()),
          Map.entry("ta", TamilAnalyzer.getDefaultStopSet()),
          Map.entry("te", TeluguAnalyzer.getDefaultStopSet()),
          Map.entry("tr", TurkishAnalyzer.getDefaultStopSet()),
          Map.entry("uk", UkrainianMorfologikAnalyzer.getDefaultStopwords()));

  private static final List<String> TAGS = LISTS.keySet().stream().sorted().toList();
  private static final int[] OF_NONE = {};
  private static final Map<String, int[]> TAGS_BY_WORD = tagsByWord();

  private TextLanguage() {}

  private static Map<String, int[]> tagsByWord() {
    Map<String, int[]> tags = new HashMap<>();
    for (int tag = 0; tag < TAGS.size(); tag++) {
      Set<String> words = new HashSet<>();
      for (Object word : LISTS.getOrDefault(TAGS.get(tag), CharArraySet.EMPTY_SET)) {
        words.add(String.valueOf((char[]) word).toLowerCase(Locale.ROOT));
      }
      for (String word : words) {
        int[] before = tags.getOrDefault(word, OF_NONE);
        int[] after = Arrays.copyOf(before, before.length + 1);
        after[before.length] = tag;
        tags.put(word, after);
      }
    }
    return tags;
  }

  /**
   * The primary tag of a text's language.
   *
   * @param claimed what its feed says, a BCP 47 tag or nothing
   */
  public static String of(String text, String claimed) {
    String feeds = Analyzers.primary(claimed);
    return byScript(text)
        .or(() -> bySmallWords(text, feeds))
        .orElse(feeds.isEmpty() ? DEFAULT : feeds);
  }

  private static Optional<String> byScript(String text) {
    Map<Character.UnicodeScript, Integer> scripts = new HashMap<>();
    int letters = 0;
    int end = Math.min(text.length(), 6 * MOST_WORDS);
    for (int i = 0, c; i < end; i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (c > 0x3ff && Character.isLetter(c)) {
        scripts.merge(Character.UnicodeScript.of(c), 1, Integer::sum);
      }
      letters += Character.isLetter(c) ? 1 : 0;
    }
    int kana =
        scripts.getOrDefault(Character.UnicodeScript.HIRAGANA, 0)
            + scripts.getOrDefault(Character.UnicodeScript.KATAKANA, 0);
    int han = scripts.getOrDefault(Character.UnicodeScript.HAN, 0);
    if (han + kana > letters * LEAST_OF_SCRIPT) {
      return Optional.of(kana * 10 > han ? "ja" : "zh");
    }
    for (Map.Entry<Character.UnicodeScript, String> script : SCRIPTS.entrySet()) {
      if (scripts.getOrDefault(script.getKey(), 0) > letters * LEAST_OF_SCRIPT) {
        return Optional.of(script.getValue());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> bySmallWords(String text, String feeds) {
    boolean isUnheardOf = !feeds.isEmpty() && !LISTS.containsKey(listOf(feeds));
    SmallWords found = isUnheardOf ? SmallWords.NONE : SmallWords.in(text);
    if (found.words < LEAST_WORDS) {
      return Optional.empty();
    }
    int best = 0;
    for (int tag = 1; tag < TAGS.size(); tag++) {
      best = found.hits[tag] > found.hits[best] ? tag : best;
    }
    int most = found.hits[best];
    boolean isClear =
        feeds.isEmpty() || most >= TIMES_THE_FEEDS * found.hits[TAGS.indexOf(listOf(feeds))];
    return isClear
            && most >= Math.max(LEAST_HITS, LEAST_SHARE * found.words)
            && found.distinct[best] >= LEAST_DISTINCT
        ? Optional.of(TAGS.get(best).equals(listOf(feeds)) ? feeds : TAGS.get(best))
        : Optional.empty();
  }

  /** How many words a text has, and how many small words of each language. */
  private static final class SmallWords {
    private static final SmallWords NONE = new SmallWords();

    private final int[] hits = new int[TAGS.size()];
    private final int[] distinct = new int[TAGS.size()];
    private final Set<String> seen = new HashSet<>();
    private int words;

    static SmallWords in(String text) {
      SmallWords found = new SmallWords();
      int end = 0;
      for (int at = 0; at < text.length() && found.words < MOST_WORDS; at = end + 1) {
        end = at;
        while (end < text.length() && isOfWord(text.charAt(end))) {
          end++;
        }
        char after = end < text.length() ? text.charAt(end) : ' ';
        // Initials as in U.S. are no words, and addresses are in no language.
        boolean isInitial = end == at + 1 && after == '.';
        if (after == ':' && text.startsWith("://", end)) {
          end = endOfChunk(text, end);
        } else if (end > at && !isInitial) {
          found.add(text.substring(at, end).toLowerCase(Locale.ROOT));
        }
      }
      return found;
    }

    private void add(String word) {
      words++;
      int[] tags = TAGS_BY_WORD.getOrDefault(word, OF_NONE);
      boolean isFirst = tags.length > 0 && seen.add(word);
      for (int tag : tags) {
        hits[tag]++;
        distinct[tag] += isFirst ? 1 : 0;
      }
    }

    private static int endOfChunk(String text, int from) {
      int end = from;
      while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
        end++;
      }
      return end;
    }

    private static boolean isOfWord(char c) {
      return Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }
  }

  /** The written Norwegians have one list. */
  private static String listOf(String language) {
    return language.equals("nb") || language.equals("nn") ? "no" : language;
  }
}
