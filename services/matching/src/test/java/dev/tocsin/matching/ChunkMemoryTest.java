package dev.tocsin.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChunkMemoryTest {
  private final ChunkMemory memory = new ChunkMemory();
  private final Pieces pieces = new Pieces();

  @Test
  void growsWithTheVocabularyAndKeepsWhatItKnows() {
    int pieces = 20_000;

    IntStream.range(0, pieces).forEach(this::put);

    assertThat(IntStream.range(0, pieces).filter(this::isKnown).count())
        .isGreaterThan(pieces * 9 / 10);
  }

  @Test
  void drivesOutWhatWasUsedLessWhenItIsFull() {
    int pieces = 1_000_000;

    IntStream.range(0, pieces).forEach(this::put);

    assertThat(isKnown(pieces - 1)).isTrue();
    assertThat(IntStream.range(0, pieces).filter(this::isKnown).count()).isBetween(1L, 1L << 17);
  }

  private void put(int piece) {
    pieces.cut("piece" + piece);
    Ints tokens = new Ints();
    tokens.add(piece);
    tokens.add(0);
    tokens.add(1);
    tokens.add(2);
    memory.put(memory.place(pieces, 0), 7, 1, tokens);
  }

  /** Whether it is found; what is found must be what was put. */
  private boolean isKnown(int piece) {
    pieces.cut("piece" + piece);
    int place = memory.find(pieces, 0);
    if (place == ChunkMemory.NONE) {
      return false;
    }
    long head = memory.head(place);
    assertThat(ChunkMemory.revision(head)).isEqualTo(7);
    assertThat(ChunkMemory.positions(head)).isEqualTo(1);
    assertThat(ChunkMemory.tokens(head)).isEqualTo(1);
    assertThat(ChunkMemory.term(memory.token(place, 0))).isEqualTo(piece);
    return true;
  }
}
