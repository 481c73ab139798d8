package dev.tocsin.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Article;
import dev.tocsin.domain.Article.Sighting;
import dev.tocsin.domain.Match;
import dev.tocsin.domain.Topic.Where;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WhereTest {
  private static final Article ARTICLE =
      Given.article(
          "Truce holds",
          "",
          "",
          "en",
          "post.example",
          List.of(
              new Sighting("post.example/world", "post.example", "Post", "DE", 1, List.of()),
              new Sighting("wire.example/all", "wire.example", "Wire", "FR", 3, List.of())),
          List.of("World", "Middle East"));

  @ParameterizedTest
  @CsvSource({
    "post.example, '', '', '', '', true",
    "wire.example, '', '', '', '', true",
    "Wire.Example, '', '', '', '', true",
    "other.example, '', '', '', '', false",
    "'', wire.example/all, '', '', '', true",
    "'', wire.example/none, '', '', '', false",
    "'', '', middle east, '', '', true",
    "'', '', Sport, '', '', false",
    "'', '', '', de, '', true",
    "'', '', '', FR, '', true",
    "'', '', '', IT, '', false",
    "'', '', '', '', 3, true",
    "'', '', '', '', 2, false",
    "post.example, wire.example/all, World, FR, 1, true",
    "post.example, wire.example/all, World, FR, 2, false",
  })
  void anySightingSatisfiesALimit(
      String site, String feed, String category, String country, String tier, boolean matches) {
    Where where =
        new Where(
            some(site),
            some(feed),
            some(category),
            some(country),
            some(tier).stream().map(Integer::valueOf).toList());
    List<Match> found = Given.index(Given.topicIn(where, "truce")).match(ARTICLE);
    assertThat(!found.isEmpty()).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "site:post.example, true",
    "site:WIRE.example, true",
    "site:other.example, false",
    "category:world, true",
    "category:\"middle east\", true",
    "category:middle, false",
    "lang:en, true",
    "lang:en-GB, true",
    "lang:uk, false",
    "truce AND site:wire.example, true",
    "truce NOT site:wire.example, false",
    "truce -category:sport, true",
  })
  void queriesAskForFactsToo(String query, boolean matches) {
    List<Match> found = Given.index(Given.query(query)).match(ARTICLE);
    assertThat(!found.isEmpty()).isEqualTo(matches);
  }

  @Test
  void factsMarkNoText() {
    List<String> marks = Given.marks(Given.query("site:post.example truce"), ARTICLE);
    assertThat(marks).containsExactly("Truce");
  }

  private static List<String> some(String value) {
    return value.isEmpty() ? List.of() : List.of(value);
  }
}
