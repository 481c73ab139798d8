package dev.tocsin.cli.topics;

import dev.tocsin.cli.topics.Outline.Piece;
import dev.tocsin.cli.yaml.Place;
import dev.tocsin.domain.Topic;
import dev.tocsin.domain.Topic.WeightedTerm;
import java.util.ArrayList;
import java.util.List;

/**
 * A topic without one of its clauses.
 *
 * @param part the field that the clause stands in: {@code query}, {@code terms[3]}
 * @param offset where it stands in the query of that field; 0 when it is a whole term
 * @param clause as the person wrote it
 */
record Mutant(String part, int offset, String clause, Topic topic) {

  /** All topics that lack one clause, the larger clauses before those within them. */
  static List<Mutant> of(Topic topic) {
    List<Mutant> mutants = new ArrayList<>();
    if (topic.terms().isEmpty()) {
      for (Cut cut : cuts(topic.query())) {
        mutants.add(new Mutant("query", cut.offset, cut.clause, with(topic, cut.left)));
      }
    }
    for (int i = 0; i < topic.terms().size(); i++) {
      addOfTerm(topic, i, mutants);
    }
    return mutants;
  }

  /** Where its clause stands in the file of the topic. */
  Place place(TopicFile file) {
    String query =
        part.equals("query")
            ? file.topic().orElseThrow().query()
            : file.topic().orElseThrow().terms().get(index()).query();
    String before = query.substring(0, offset);
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int column = before.codePointCount(before.lastIndexOf('\n') + 1, before.length()) + 1;
    return file.place(part, line, column);
  }

  private int index() {
    return Integer.parseInt(part.substring(part.indexOf('[') + 1, part.indexOf(']')));
  }

  private static void addOfTerm(Topic topic, int index, List<Mutant> mutants) {
    WeightedTerm term = topic.terms().get(index);
    String part = "terms[" + index + "]";
    List<WeightedTerm> fewer = new ArrayList<>(topic.terms());
    fewer.remove(index);
    if (!fewer.isEmpty()) {
      mutants.add(new Mutant(part, 0, term.query(), with(topic, fewer)));
    }
    for (Cut cut : cuts(term.query())) {
      List<WeightedTerm> changed = new ArrayList<>(topic.terms());
      changed.set(index, new WeightedTerm(term.weight(), cut.left));
      mutants.add(new Mutant(part, cut.offset, cut.clause, with(topic, changed)));
    }
  }

  private static Topic with(Topic topic, String query) {
    return topic.asking(query, topic.terms());
  }

  private static Topic with(Topic topic, List<WeightedTerm> terms) {
    return topic.asking(topic.query(), terms);
  }

  /** A clause that was taken out of a query, and what is left of it. */
  private record Cut(int offset, String clause, String left) {}

  private static List<Cut> cuts(String query) {
    List<Cut> cuts = new ArrayList<>();
    addCuts(query, Outline.of(query).pieces(), cuts);
    return cuts;
  }

  private static void addCuts(String query, List<Piece> pieces, List<Cut> cuts) {
    long clauses = pieces.stream().filter(piece -> !piece.isOperator()).count();
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      if (!piece.isOperator()) {
        if (clauses > 1) {
          cuts.add(cut(query, pieces, i));
        }
        addCuts(query, piece.inner(), cuts);
      }
    }
  }

  /** Takes a clause out with the operators before it; the first one with that behind it. */
  private static Cut cut(String query, List<Piece> pieces, int index) {
    int first = index;
    while (first > 0 && pieces.get(first - 1).isOperator()) {
      first--;
    }
    int last = index;
    boolean leads = first == 0;
    if (leads && index + 1 < pieces.size() && pieces.get(index + 1).isOperator()) {
      last++;
    }
    Piece clause = pieces.get(index);
    String left =
        query.substring(0, pieces.get(first).start())
            + " "
            + query.substring(pieces.get(last).end());
    return new Cut(clause.start(), clause.text(), left.strip());
  }
}
