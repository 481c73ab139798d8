package dev.tocsin.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.matching.CompiledTopic.Clause;
import dev.tocsin.matching.Terms.Kind;
import dev.tocsin.matching.query.TextField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OutlineTest {
  private static final int TITLE = Document.bit(TextField.TITLE);
  private static final long MOST = 1_000_000_000_000_000L;

  private final Terms terms = new Terms();
  private final int truce = terms.use(Kind.WORD, "truce");
  private final int border = terms.use(Kind.WORD, "border");
  private final int chess = terms.use(Kind.WORD, "chess");

  @Test
  void tellsThatTooLittleIsThere() {
    int[] outline = outline(5, clause(3, truce), clause(2, border), clause(1, chess));
    assertThat(mayReach(outline, document(TextField.BODY, truce, chess))).isFalse();
    assertThat(mayReach(outline, document(TextField.BODY, border, chess))).isFalse();
    assertThat(mayReach(outline, document(TextField.BODY, truce, border))).isTrue();
  }

  @Test
  void countsWhatSpeaksAgainstForNothing() {
    int[] outline = outline(3, clause(3, truce), clause(-5, chess));
    assertThat(mayReach(outline, document(TextField.BODY, truce, chess))).isTrue();
  }

  @Test
  void looksOnlyInTheFieldsOfAWord() {
    Node inTitle = new Node.Word(truce, TITLE, "title:truce");
    int[] outline = outline(1, new Clause(1, inTitle));
    assertThat(mayReach(outline, document(TextField.BODY, truce))).isFalse();
    assertThat(mayReach(outline, document(TextField.TITLE, truce))).isTrue();
  }

  @Test
  void asksForTwoWordsOfAPhraseAndOneOfAlternatives() {
    Node phrase =
        new Node.Phrase(
            List.of(new Slot(0, List.of(truce)), new Slot(1, List.of(border))),
            0,
            Document.ALL_FIELDS,
            "\"truce border\"");
    Node either = new Group(List.of(), List.of(phrase, word(chess)), List.of());
    int[] outline = outline(1, new Clause(1, either));
    assertThat(mayReach(outline, document(TextField.BODY, truce))).isFalse();
    assertThat(mayReach(outline, document(TextField.BODY, border, truce))).isTrue();
    assertThat(mayReach(outline, document(TextField.BODY, chess))).isTrue();
  }

  @Test
  void addsUpTheGreatestWeights() {
    int[] outline = outline(2 * MOST, clause(MOST, truce), clause(MOST, border));
    assertThat(mayReach(outline, document(TextField.BODY, truce))).isFalse();
    assertThat(mayReach(outline, document(TextField.BODY, truce, border))).isTrue();
  }

  @Test
  void deniesNothingWhereAlternativesAreTooMany() {
    List<Node> many = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      many.add(word(terms.use(Kind.WORD, "w" + i)));
    }
    int[] outline = outline(1, new Clause(1, new Group(List.of(), many, List.of())));
    assertThat(mayReach(outline, document(TextField.BODY, truce))).isTrue();
  }

  @Test
  void tellsWhichClausesAreWorthALook() {
    int[] outline = outline(3, clause(3, truce), clause(2, border), clause(-5, chess));
    long hopes = Outline.hopes(outline, document(TextField.BODY, truce, chess));
    assertThat(Outline.has(hopes, 0)).isTrue();
    assertThat(Outline.has(hopes, 1)).isFalse();
    assertThat(Outline.has(hopes, 2)).isTrue();
  }

  @Test
  void letsAllClausesAfterTheSixtyThirdShareABit() {
    Clause[] clauses = new Clause[70];
    Arrays.setAll(clauses, i -> clause(1, i == 66 ? truce : border));
    long hopes = Outline.hopes(outline(1, clauses), document(TextField.BODY, truce));
    assertThat(Outline.has(hopes, 62)).isFalse();
    assertThat(Outline.has(hopes, 66)).isTrue();
    assertThat(Outline.has(hopes, 69)).isTrue();
  }

  private static boolean mayReach(int[] outline, Document document) {
    return Outline.hopes(outline, document) != 0;
  }

  private int[] outline(long threshold, Clause... clauses) {
    return Outline.of(threshold, List.of(clauses), terms);
  }

  private static Clause clause(long weight, int term) {
    return new Clause(weight, word(term));
  }

  private static Node word(int term) {
    return new Node.Word(term, Document.ALL_FIELDS, "");
  }

  private Document document(TextField field, int... has) {
    Document document = new Document();
    document.clear(terms.capacity());
    int position = Document.firstPosition(field);
    for (int term : has) {
      document.add(term, position++, 0, 0);
    }
    return document;
  }
}
