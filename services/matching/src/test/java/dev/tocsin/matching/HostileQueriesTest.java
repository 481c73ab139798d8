package dev.tocsin.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Article;
import dev.tocsin.domain.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is written as a query is either taken or refused with words. */
final class HostileQueriesTest {
  private static final Article ARTICLE = Given.article("peace talks ( \" * AND");

  @Property(tries = 10_000)
  void randomBytesAreTakenOrRefused(@ForAll byte[] bytes) {
    String query = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(takenOrRefused(query)).isTrue();
  }

  @Property(tries = 5_000)
  void randomPiecesOfTheLanguageAreTakenOrRefused(@ForAll("pieces") List<String> pieces) {
    assertThat(takenOrRefused(String.join("", pieces))).isTrue();
  }

  @Provide
  Arbitrary<List<String>> pieces() {
    return Arbitraries.of(
            "peace", "talks", "the", " ", " ", " ", "AND", " OR ", " NOT ", "+", "-", "!", "(", ")",
            "\"", "\"a b\"", "~3", "~", "*", "?", "\\", "title:", "lang:", "site:", ":", "&&", "||",
            "^", "[", "/", "@", "=", "\n", "\u0000", "\ud83d", "\u202e", "é", "戦争")
        .list()
        .ofMaxSize(40);
  }

  private static boolean takenOrRefused(String query) {
    if (query.isBlank()) {
      return true;
    }
    TopicIndex index = Given.index();
    Topic topic = Given.query(query, "en", "uk", "zh");
    try {
      index.put(topic);
      index.match(ARTICLE);
      index.remove(topic.id());
    } catch (IllegalArgumentException refused) {
      return !refused.toString().isBlank() && index.terms() == 0;
    }
    return index.terms() == 0;
  }
}
