package dev.tocsin.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.domain.Article;
import dev.tocsin.domain.Topic;
import dev.tocsin.matching.query.TopicSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
            "peace",
            "talks",
            "the",
            " ",
            " ",
            " ",
            "AND",
            " OR ",
            " NOT ",
            "+",
            "-",
            "!",
            "(",
            ")",
            "\"",
            "\"a b\"",
            "~3",
            "~",
            "*",
            "?",
            "\\",
            "title:",
            "lang:",
            "site:",
            ":",
            "&&",
            "||",
            "^",
            "[",
            "/",
            "@",
            "=",
            "=US",
            "@x",
            "NEAR/3",
            " ONEAR/2 ",
            "wo*d",
            "wo?d*",
            "fuzzy~1",
            "talks~",
            "author:",
            "\n",
            "\u0000",
            "\ud83d",
            "\u202e",
            "é",
            "戦争")
        .list()
        .ofMaxSize(40);
  }

  /** Each is refused, and what is refused keeps nothing of the dictionary. */
  @ParameterizedTest
  @MethodSource("bombs")
  void bombsAreRefusedWithAReason(String query, String reason) {
    TopicIndex index = Given.index();
    assertThatThrownBy(() -> index.put(Given.query(query)))
        .isInstanceOf(TopicSyntaxException.class)
        .hasMessageContaining(reason);
    assertThat(index.terms()).isZero();
  }

  static Stream<Arguments> bombs() {
    return Stream.of(
        Arguments.of("*a*", "cannot begin with a wildcard"),
        Arguments.of("?*?*?*?*", "cannot begin with a wildcard"),
        Arguments.of("a*a*a*a*a*a*a*a*b", "at least 2 letters before a *"),
        Arguments.of(numbered(2_000, "w%d*b", " "), "wildcards"),
        Arguments.of(numbered(2_000, "w%d*", " OR "), "prefixes"),
        Arguments.of(numbered(1_100, "word%d~1", " "), "fuzzy words"),
        Arguments.of("(".repeat(10_000) + "a" + ")".repeat(10_000), "characters"),
        Arguments.of("(".repeat(9_999) + "a" + ")".repeat(9_999), "at most 64 parentheses"),
        Arguments.of("a NEAR/100 ".repeat(1_000) + "b", "at most 8 NEARs"),
        Arguments.of("\"a b\"~100 OR ".repeat(1_500) + "c", "phrases"),
        Arguments.of("NOT ".repeat(4_000) + "a", "a word"),
        Arguments.of("+".repeat(19_999) + "a", "a word"));
  }

  @Test
  void aShapeThatCouldGoAstrayIsFoundStepByStep() {
    Topic topic = Given.query("aa" + "*a".repeat(400) + "b");
    assertThat(Given.index(topic).match(Given.article("a".repeat(60_000)))).isEmpty();
  }

  private static String numbered(int count, String clause, String between) {
    return IntStream.range(0, count)
        .mapToObj(number -> clause.formatted(number))
        .collect(Collectors.joining(between));
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
