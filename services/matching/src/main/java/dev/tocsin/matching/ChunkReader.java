package dev.tocsin.matching;

/**
 * Reads a text piece by piece, as white space parts it, and remembers what each piece came to.
 *
 * <p>News repeat their words, so nearly all pieces are answered from memory, some ten times faster
 * than analysis. It is right only for analysers that look at each token alone. What was remembered
 * before the dictionary changed is analysed again.
 */
final class ChunkReader implements TextReader {
  private final PlainReader plain;
  private final Terms terms;
  private final ChunkMemory memory = new ChunkMemory();
  private final Prefetch prefetch = new Prefetch();
  private final Pieces pieces = new Pieces();
  private final Ints tokens = new Ints();

  ChunkReader(PlainReader plain, Terms terms) {
    this.plain = plain;
    this.terms = terms;
  }

  @Override
  public void read(String text, int firstPosition, Occurrences into) {
    pieces.cut(text);
    for (int piece = 0; piece < pieces.size(); piece++) {
      memory.prefetch(pieces.hash(piece), prefetch);
    }
    int position = firstPosition;
    for (int piece = 0; piece < pieces.size(); piece++) {
      position += read(piece, text, position, into);
    }
  }

  /**
   * Reads a piece; returns how many positions it has. A number that no query wants is not even
   * remembered: hardly two reports have the same.
   */
  private int read(int piece, String text, int position, Occurrences into) {
    if (pieces.isLong(piece)) {
      return analyse(piece, text, position, into);
    }
    if (pieces.isNumber(piece) && !terms.mayWant(pieces.stringHash(piece))) {
      return 1;
    }
    int place = memory.find(pieces, piece);
    long head = place == ChunkMemory.NONE ? ChunkMemory.NOTHING : memory.head(place);
    if (ChunkMemory.revision(head) != terms.revision()) {
      place = memory.place(pieces, piece);
      remember(place, text.substring(pieces.start(piece), pieces.end(piece)));
      head = memory.head(place);
    }
    int count = ChunkMemory.tokens(head);
    if (count == ChunkMemory.TOO_MANY) {
      return analyse(piece, text, position, into);
    }
    int start = pieces.start(piece);
    for (int i = 0; i < count; i++) {
      long token = memory.token(place, i);
      into.add(
          ChunkMemory.term(token),
          position + ChunkMemory.position(token),
          start + ChunkMemory.start(token),
          start + ChunkMemory.end(token));
    }
    return ChunkMemory.positions(head);
  }

  private void remember(int place, String piece) {
    tokens.clear();
    int positions =
        plain.read(
            piece,
            0,
            0,
            (term, position, start, end) -> {
              tokens.add(term);
              tokens.add(position);
              tokens.add(start);
              tokens.add(end);
            });
    memory.put(place, terms.revision(), positions, tokens);
  }

  private int analyse(int piece, String text, int position, Occurrences into) {
    int start = pieces.start(piece);
    return plain.read(text.substring(start, pieces.end(piece)), position, start, into);
  }
}
