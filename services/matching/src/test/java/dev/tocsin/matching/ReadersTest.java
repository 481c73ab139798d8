package dev.tocsin.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.matching.Terms.Kind;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.lucene.analysis.Analyzer;

/** Reading piece by piece is a short cut that must never show. */
final class ReadersTest {

  @Property(tries = 2_000)
  void piecesComeToWhatTheWholeComesTo(
      @ForAll("languages") String language,
      @ForAll("texts") String text,
      @ForAll boolean wantsNumbers) {
    Analyzer analyzer = Given.ANALYZERS.of(language);
    Terms terms = new Terms();
    Tokens.read(
        analyzer,
        text,
        (term, position, start, end) -> {
          if (wantsNumbers || !Character.isDigit(term.charAt(0))) {
            terms.use(Kind.WORD, term);
          }
        });
    PlainReader plain = new PlainReader(analyzer, terms);
    List<String> whole = read(plain, text);
    ChunkReader chunks = new ChunkReader(plain, terms);
    assertThat(read(chunks, text)).isEqualTo(whole);
    assertThat(read(chunks, text)).as("from memory").isEqualTo(whole);
  }

  private static List<String> read(TextReader reader, String text) {
    List<String> found = new ArrayList<>();
    reader.read(
        text,
        0,
        (term, position, start, end) ->
            found.add(term + "@" + position + "[" + start + "," + end + ")"));
    return found;
  }

  @Provide
  Arbitrary<String> languages() {
    return Arbitraries.of(
        Analyzers.languages().stream().filter(Analyzers::isTokenLocal).sorted().toList());
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> words =
        Arbitraries.of(
            "the",
            "of",
            "talks",
            "Putin’s",
            "l'Ukraine",
            "dell'Ucraina",
            "d’aide",
            "Gespräche",
            "und",
            "переговори",
            "у",
            "з",
            "об'єкт",
            "об’єкт",
            "в\u0301дома",
            "المفاوضات",
            "و",
            "في",
            "και",
            "για",
            "barış",
            "Türkiye'de",
            "İstanbul",
            "va-t-il",
            "n-athchuairt",
            "t-aon",
            "Kyiv",
            "1,000",
            "3.5",
            "1987",
            "1,234,567.89",
            "1..2",
            "1.,2",
            "$5",
            "5%",
            "1\ufe0f\u20e3",
            "#\ufe0f\u20e3",
            "*\ufe0f\u20e3",
            ",",
            "?",
            "&",
            "/",
            "U.S.",
            "a.b:c_d",
            "x".repeat(70),
            "戦争",
            "บ้าน",
            "한국어",
            "🇺🇦🇺🇦",
            "👩‍👩‍👧",
            "\u0301",
            "\u200d",
            "\u00ad",
            "می\u200cخواهم",
            "שלום",
            "हिन्दी",
            "ﬁnance",
            "e\u0301te\u0301",
            ".",
            "-",
            "—",
            "(",
            "“",
            "'");
    Arbitrary<String> gaps =
        Arbitraries.of("", "", " ", "  ", "\n\n", "\t", "\u00a0", "\u2003", "\u0000");
    return words
        .flatMap(word -> gaps.map(gap -> word + gap))
        .list()
        .ofMaxSize(15)
        .map(pieces -> String.join("", pieces));
  }
}
