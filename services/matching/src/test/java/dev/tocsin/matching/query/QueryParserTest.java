package dev.tocsin.matching.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QueryParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      textBlock =
          """
          peace                     → peace
          peace talks               → [peace talks]
          a OR b                    → [a b]
          a || b                    → [a b]
          a AND b                   → [+a +b]
          a && b                    → [+a +b]
          a OR b AND c              → [a [+b +c]]
          a AND b OR c AND d        → [[+a +b] [+c +d]]
          a b AND c                 → [a [+b +c]]
          (a OR b) AND c            → [+[a b] +c]
          a AND NOT b               → [+a -b]
          NOT a AND b               → [+b -a]
          a NOT b                   → [a -b]
          a !b                      → [a -b]
          a b -c                    → [a b -c]
          a OR b NOT c              → [a b -c]
          c NOT a AND NOT b         → [c -a -b]
          (a AND b) NOT c           → [[+a +b] -c]
          a OR (b AND NOT c)        → [a [+b -c]]
          +a b -c                   → [+a b -c]
          +a AND b c                → [+[+a +b] c]
          +a                        → a
          ((a))                     → a
          negotiat*                 → negotiat*
          "peace talks"             → "peace talks"
          “peace talks”             → "peace talks"
          "peace talks"~5           → "peace talks"~5
          a"b c"d                   → [a "b c" d]
          title:a                   → TITLE:a
          title:(a OR lead:b) c     → [[TITLE:a LEAD:b] c]
          body:"a b"                → BODY:"a b"
          title:peac*               → TITLE:peac*
          -"a b" -(c d) e           → [e -"a b" -[c d]]
          lang:uk AND a             → [+LANGUAGE=uk +a]
          site:bbc.co.uk            → SITE=bbc.co.uk
          category:("Middle East" b)→ [CATEGORY=Middle East CATEGORY=b]
          cease-fire l'été AT&T     → [cease-fire l'été AT&T]
          wom?n                     → wom?n
          ukr*ian*                  → ukr*ian*
          Zelensky~1                → Zelensky~1
          zelenskyy~ title:zelensky~2 → [zelenskyy~2 TITLE:zelensky~2]
          =US troops                → [=US troops]
          ="Peace Talks"            → =Peace Talks
          a=b                       → a=b
          me@home                   → me@home
          author:"Jane Doe"         → AUTHOR:"Jane Doe"
          a NEAR/5 b                → {a NEAR/5 b}
          a ONEAR/5 b NEAR/2 c      → {{a ONEAR/5 b} NEAR/2 c}
          a AND b NEAR/5 c OR d     → [[+a +{b NEAR/5 c}] d]
          a NOT b NEAR/5 c          → [a -{b NEAR/5 c}]
          (a OR "b c") NEAR/5 title:(d e) → {[a "b c"] NEAR/5 [TITLE:d TITLE:e]}
          10\\:30 \\"a\\" \\-b x\\*     → [10:30 "a" -b x*]
          """)
  void readsWhatIsMeant(String text, String meaning) {
    Query query = QueryParser.parse(text);
    assertThat(shown(query)).isEqualTo(meaning);
  }

  @Test
  void keepsEachClauseAsWritten() {
    Query query = QueryParser.parse("title:\"peace  talks\"~3 AND Negotiat* AND x\\:y");
    assertThat(((Query.Group) query).must())
        .extracting(QueryParserTest::written)
        .containsExactly("title:\"peace  talks\"~3", "Negotiat*", "x\\:y");
  }

  @Test
  void takesSixtyFourParenthesesInEachOther() {
    Query query = QueryParser.parse("(".repeat(64) + "a" + ")".repeat(64));
    assertThat(shown(query)).isEqualTo("a");
  }

  @Test
  void takesTwentyThousandCharacters() {
    Query query = QueryParser.parse("ab ".repeat(6_666) + "cd");
    assertThat(((Query.Group) query).should()).hasSize(6_667);
  }

  @Test
  void keepsANearAsWritten() {
    Query query = QueryParser.parse("x AND (a OR  b) NEAR/5  title:c");
    assertThat(((Query.Group) query).must())
        .extracting(QueryParserTest::written)
        .containsExactly("x", "(a OR  b) NEAR/5  title:c");
  }

  private static String written(Query query) {
    return switch (query) {
      case Query.Word word -> word.written();
      case Query.Exact exact -> exact.written();
      case Query.Prefix prefix -> prefix.written();
      case Query.Pattern pattern -> pattern.written();
      case Query.Fuzzy fuzzy -> fuzzy.written();
      case Query.Phrase phrase -> phrase.written();
      case Query.Near near -> near.written();
      case Query.Attribute attribute -> attribute.written();
      case Query.Group group -> group.toString();
    };
  }

  private static String shown(Query query) {
    return switch (query) {
      case Query.Word word -> shown(word.fields()) + word.text();
      case Query.Exact exact -> shown(exact.fields()) + "=" + exact.text();
      case Query.Prefix prefix -> shown(prefix.fields()) + prefix.text() + "*";
      case Query.Pattern pattern -> shown(pattern.fields()) + pattern.text();
      case Query.Fuzzy fuzzy -> shown(fuzzy.fields()) + fuzzy.text() + "~" + fuzzy.edits();
      case Query.Phrase phrase ->
          shown(phrase.fields())
              + "\""
              + phrase.text()
              + "\""
              + (phrase.slop() > 0 ? "~" + phrase.slop() : "");
      case Query.Near near ->
          "{%s %sNEAR/%d %s}"
              .formatted(
                  shown(near.left()),
                  near.ordered() ? "O" : "",
                  near.distance(),
                  shown(near.right()));
      case Query.Attribute attribute -> attribute.kind() + "=" + attribute.value();
      case Query.Group group ->
          List.of(shown("+", group.must()), shown("", group.should()), shown("-", group.not()))
              .stream()
              .filter(part -> !part.isEmpty())
              .collect(Collectors.joining(" ", "[", "]"));
    };
  }

  private static String shown(String sign, List<Query> queries) {
    return queries.stream().map(query -> sign + shown(query)).collect(Collectors.joining(" "));
  }

  private static String shown(Set<TextField> fields) {
    return fields.equals(TextField.STORY) ? "" : fields.iterator().next() + ":";
  }
}
