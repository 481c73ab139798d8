package dev.tocsin.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Article;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each construct of the topic language finds. */
final class LanguageTest {

  /** A query, a text, and what it marks in it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '%',
      textBlock =
          """
          peace NEAR/1 talks        | Peace talks; talks peace; peace now talks   | Peace talks, talks peace
          peace ONEAR/1 talks       | talks peace, peace talks, peace now talks   | peace talks
          peace NEAR/2 talks        | peace of talks, talks on and off peace      | peace of talks
          peace ONEAR/3 talks       | peace a b talks. peace a b c talks          | peace a b talks
          (peace OR truce) NEAR/2 kyiv | Kyiv wants truce; war; peace in Kyiv     | Kyiv wants truce, peace in Kyiv
          "peace talks" NEAR/2 kyiv | peace talks in Kyiv, peace and talks in Kyiv | peace talks in Kyiv
          kyiv NEAR/3 "peace talk"~4 | Kyiv saw talks of peace                     | Kyiv saw talks of peace
          a1 NEAR/2 b2 NEAR/2 c3    | a1 b2 x c3 x x x x x a1 b2 x y c3           | a1 b2 x c3
          a1 NEAR/5 b2 NEAR/1 c3    | a1 b2 x x b2 c3                             | a1 b2 x x b2 c3
          a1 NEAR/2 a1              | a1 b a1 b c a1                              | a1 b a1
          =US NEAR/3 troops         | US sends troops; give us some troops        | US sends troops
          the NEAR/2 peace          | the peace, a peace                          | peace, peace
          wom?n                     | woman women womn Woman wooman               | woman, women, Woman
          ukr*ian*                  | Ukrainian Ukraine ukrians Ukrainians        | Ukrainian, ukrians, Ukrainians
          negoti?t*                 | Negotiations were negotiated; negotitt      | Negotiations, negotiated, negotitt
          zelensky~1                | Zelensky Zelenskyy Zelenskiy Zelenski Selenskyj | Zelensky, Zelenskyy, Zelenskiy, Zelenski
          zelensky~2                | Selenskyj Zelenskyyj Zalinskyj Zlensyk      | Selenskyj, Zelenskyyj, Zlensyk
          mariupol~1                | Mariupol Mariuopl Mariupool Maripol Marpol  | Mariupol, Mariuopl, Mariupool, Maripol
          talking~1                 | walking talkin talked                       | walking, talkin
          =US                       | US us Us U.S. the US's USA                  | US, US
          =IT                       | IT it It                                    | IT
          =who                      | Who asks who; the WHO                       | who
          ="The Who"                | the Who, The Who, The who, The the Who      | The Who
          =OTAN                     | l'OTAN, OTAN, otan, L’OTAN                  | OTAN, OTAN, OTAN
          =cease-fire               | cease-fire Cease-fire ceasefire             | cease-fire
          title:=US OR =EU          | the US and the EU                           | EU
          """)
  void marksWhatItFinds(String query, String text, String marks) {
    Article article = Given.article(text);
    List<String> found = Given.marks(Given.query(query), article);
    assertThat(String.join(", ", found)).isEqualTo(marks);
  }

  @Test
  void searchesAuthorsOnlyWhenAsked() {
    Article article =
        Given.by("Jane O'Neill and Peter Müller", Given.article("Talks", "", "", "en"));
    List<String> queries =
        List.of(
            "author:müller",
            "author:\"jane o'neill\"",
            "author:\"Neill Jane\"",
            "author:(doe OR peter)",
            "author:mül*",
            "author:jane NEAR/5 author:peter",
            "author:jane NEAR/5 talks",
            "Müller");
    List<String> found =
        queries.stream()
            .filter(query -> !Given.index(Given.query(query)).match(article).isEmpty())
            .toList();
    assertThat(found)
        .containsExactly(
            "author:müller",
            "author:\"jane o'neill\"",
            "author:(doe OR peter)",
            "author:mül*",
            "author:jane NEAR/5 author:peter");
    assertThat(Given.marks(Given.query("author:peter"), article)).isEmpty();
  }

  @Test
  void nearNeverReachesFromOneFieldIntoAnother() {
    Article article = Given.article("peace", "talks", "war", "en");
    assertThat(Given.marks(Given.query("peace NEAR/100 talks"), article)).isEmpty();
  }

  @Test
  void aTextThatOnlyRepeatsItselfIsBoundedWork() {
    Article article = Given.article("aa bb ".repeat(40_000));
    String chain = "aa NEAR/100 bb NEAR/100 aa NEAR/100 bb NEAR/100 cc";
    assertThat(Given.marks(Given.query(chain + " OR bb NEAR/1 cc"), article)).isEmpty();
    assertThat(Given.marks(Given.query("aa NEAR/100 bb"), article)).hasSize(64);
  }
}
