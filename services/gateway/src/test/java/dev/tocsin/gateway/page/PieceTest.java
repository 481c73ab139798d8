package dev.tocsin.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Match.Field;
import dev.tocsin.domain.Match.Span;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PieceTest {

  @Property
  void textIsKeptAndExactlyTheSpansAreMarked(
      @ForAll @AlphaChars @StringLength(max = 40) String text, @ForAll("spans") List<Span> spans) {
    List<Piece> pieces = Piece.of(text, Field.TITLE, spans, 100);

    assertThat(pieces.stream().map(Piece::text).collect(Collectors.joining())).isEqualTo(text);
    assertThat(marked(pieces)).isEqualTo(covered(text, spans));
  }

  @Test
  void aLongTextIsCutAndSaysSo() {
    List<Piece> pieces =
        Piece.of("x".repeat(20), Field.LEAD, List.of(new Span(Field.LEAD, 5, 15, "x")), 10);

    assertThat(pieces)
        .containsExactly(
            new Piece("xxxxx", false), new Piece("xxxxx", true), new Piece("…", false));
  }

  @Test
  void aCharacterIsNeverCutInTwo() {
    List<Piece> pieces = Piece.of("ab\uD83D\uDD14cd", Field.LEAD, List.of(), 3);

    assertThat(pieces).containsExactly(new Piece("ab", false), new Piece("…", false));
  }

  @Test
  void controlCharactersAreShownAsWhatTheyAre() {
    List<Piece> pieces = Piece.of("a\u001b[31mb", Field.TITLE, List.of(), 100);

    assertThat(pieces).containsExactly(new Piece("a\uFFFD[31mb", false));
  }

  @Provide
  Arbitrary<List<Span>> spans() {
    return Combinators.combine(
            Arbitraries.of(Field.class),
            Arbitraries.integers().between(-2, 50),
            Arbitraries.integers().between(-2, 50))
        .as((field, start, end) -> new Span(field, start, end, "clause"))
        .list()
        .ofMaxSize(6);
  }

  private static BitSet marked(List<Piece> pieces) {
    BitSet marked = new BitSet();
    int at = 0;
    for (Piece piece : pieces) {
      marked.set(at, at + piece.text().length(), piece.marked());
      at += piece.text().length();
    }
    return marked;
  }

  private static BitSet covered(String text, List<Span> spans) {
    BitSet covered = new BitSet();
    for (Span span : spans) {
      for (int i = span.start(); span.start() >= 0 && i < span.end() && i < text.length(); i++) {
        covered.set(i, covered.get(i) || span.field() == Field.TITLE);
      }
    }
    return covered;
  }
}
