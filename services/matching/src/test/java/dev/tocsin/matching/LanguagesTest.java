package dev.tocsin.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Article;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people of each language expect one word to find. */
final class LanguagesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '%',
      textBlock =
          """
          en | talk               | The talks went on while Kyiv talked to its allies. | talks, talked
          en | negotiat*          | Negotiations: the negotiators negotiated.          | Negotiations, negotiators, negotiated
          en | Putin              | Putin's aides and Putin’s generals                 | Putin's, Putin’s
          en | ceasefire OR cease-fire | A cease-fire, a cease fire, one ceasefire; no fire. | cease-fire, cease fire, ceasefire
          en | "war of words"     | A war of words, not a war on words or a war words. | war of words, war on words
          en | U.S.               | The U.S. spoke; us and them did not.               | U.S
          de | Verhandlung        | Die Verhandlungen über Verhandlungstermine         | Verhandlungen
          de | Gespräch           | Gespräche und Gesprächen                           | Gespräche, Gesprächen
          de | gespraech*         | Friedensgespräche, Gesprächskreis                  | Gesprächskreis
          de | gespräch*          | Gespräche im Gesprächskreis                        | Gespräche, Gesprächskreis
          de | "Waffen für Kiew"  | Waffen für Kiew, Waffen nach Kiew, Waffen: Kiew    | Waffen für Kiew, Waffen nach Kiew
          it | negoziato          | I negoziati: un negoziato                          | negoziati, negoziato
          it | Ucraina            | L'Ucraina, dell'Ucraina e sull’Ucraina             | L'Ucraina, dell'Ucraina, sull’Ucraina
          it | ucrain*            | l'Ucraina e gli ucraini                            | l'Ucraina, ucraini
          fr | négociation        | Les négociations d’hier; la negociation            | négociations, negociation
          fr | Ukraine            | L'Ukraine et d’Ukraine                             | L'Ukraine, d’Ukraine
          es | negociación        | Las negociaciones de ayer                          | negociaciones
          uk | переговори         | На переговорах; після переговорів; переговорами    | переговорах, переговорів, переговорами
          uk | війна              | Про війну: у війні, війною                         | війну, війні, війною
          uk | "мирні переговори" | Після мирних переговорів у Києві                   | мирних переговорів
          uk | об'єкт             | На об’єкті та об'єктах                             | об’єкті, об'єктах
          ru | переговоры         | На переговорах, после переговоров                  | переговорах, переговоров
          ar | مفاوضات            | المفاوضات ومفاوضات                                 | المفاوضات, ومفاوضات
          ar | الهدنة             | هدنة في غزة والهدنة                                | هدنة, والهدنة
          pl | negocjacje         | Po negocjacjach w Warszawie                        | negocjacjach
          pl | Zełenski           | ZEŁENSKI i Zełenski                                | ZEŁENSKI, Zełenski
          zh | 谈判               | 和平谈判在基辅                                     | 谈判
          ja | 和平交渉           | 今日の和平交渉は                                   | 和平交渉
          xx | peace              | Peace, peaces                                      | Peace
          """)
  void findsTheFormsOfAWord(String language, String query, String text, String marks) {
    Article article = Given.article("", "", text, language);
    List<String> found = Given.marks(Given.query(query, language), article);
    assertThat(String.join(", ", found)).isEqualTo(marks);
  }

  @Test
  void oneTopicSpeaksSeveralLanguages() {
    TopicIndex index =
        Given.index(
            Given.query("\"peace talks\" OR Friedensgespräch OR переговори", "en", "de", "uk"));
    List<Article> articles =
        List.of(
            Given.article("", "", "Peace talk", "en"),
            Given.article("", "", "Friedensgespräche", "de"),
            Given.article("", "", "Переговорів", "uk"));
    assertThat(articles).allSatisfy(article -> assertThat(index.match(article)).hasSize(1));
  }

  @Test
  void aStopWordOfOneLanguageIsAWordOfAnother() {
    TopicIndex index = Given.index(Given.query("was AND die", "en", "de", "fr"));
    List<Integer> found =
        List.of("en", "de", "fr").stream()
            .map(language -> index.match(Given.article("", "", "was die", language)).size())
            .toList();
    assertThat(found).containsExactly(1, 0, 1);
  }
}
