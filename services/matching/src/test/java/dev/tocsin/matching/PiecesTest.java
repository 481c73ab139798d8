package dev.tocsin.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PiecesTest {
  private final Pieces pieces = new Pieces();

  @Test
  void marksAroundAPieceAreNoPartOfIt() {
    assertThat(cut("\"Aid,\" (said) U.S. -- dogs' #1 $5.5\n\n"))
        .containsExactly("Aid", "said", "U.S", "dogs'", "#1", "5.5");
  }

  @Test
  void aTextMayHaveAnyLength() {
    assertThat(cut("a ".repeat(10_000))).hasSize(10_000);
    assertThat(cut("")).isEmpty();
    assertThat(cut("a".repeat(10_000))).hasSize(1);
  }

  @Test
  void piecesAreToldApartByEachOfSixteenCharacters() {
    String text = "abcdefghijklmnop";
    long different =
        IntStream.rangeClosed(1, text.length())
            .mapToObj(length -> keys(text.substring(0, length)))
            .distinct()
            .count();

    assertThat(different).isEqualTo(text.length());
    assertThat(keys("b")).isNotEqualTo(keys("a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1987", "1,234.5", "0.05", "1.2.3"})
  void isANumber(String text) {
    pieces.cut(text);

    assertThat(pieces.isNumber(0)).isTrue();
    assertThat(pieces.stringHash(0)).isEqualTo(text.hashCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1a", "a1", "1..2", "1-2", "1:2", "1\ufe0f\u20e3", "\u0661", "mid"})
  void isNoNumber(String text) {
    pieces.cut(text);

    assertThat(pieces.isNumber(0)).isFalse();
  }

  private List<String> cut(String text) {
    pieces.cut(text);
    return IntStream.range(0, pieces.size())
        .mapToObj(piece -> text.substring(pieces.start(piece), pieces.end(piece)))
        .toList();
  }

  private List<Long> keys(String text) {
    pieces.cut(text);
    return IntStream.range(0, 4).mapToObj(number -> pieces.key(0, number)).toList();
  }
}
