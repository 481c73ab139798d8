package dev.tocsin.matching;

import dev.tocsin.domain.Match.Span;
import dev.tocsin.matching.query.TextField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Operations;

/**
 * A query in a shape of the tests' own, with what it means spelled out as simply as can be: the
 * other half of the oracle. It shares no line with the index but the analyser.
 */
sealed interface Sample {
  /** The query as a person would write it. */
  String text();

  /** Whether analysis leaves anything of it. */
  default boolean remains() {
    return true;
  }

  boolean in(NaiveArticle article);

  /** Where it stands; asked only when it is in the article. */
  Stream<Place> places(NaiveArticle article);

  /** What it marks; asked only when it is in the article. */
  default Stream<Span> spans(NaiveArticle article) {
    return places(article).flatMap(place -> place.span(text()).stream());
  }

  /** A stretch of a field's words, by the first and the last of them. */
  record Place(TextField field, int first, int last, int start, int end) {
    static Place of(TextField field, List<NaiveArticle.Word> words) {
      return new Place(
          field,
          words.stream().mapToInt(NaiveArticle.Word::position).min().orElseThrow(),
          words.stream().mapToInt(NaiveArticle.Word::position).max().orElseThrow(),
          words.stream().mapToInt(NaiveArticle.Word::start).min().orElseThrow(),
          words.stream().mapToInt(NaiveArticle.Word::end).max().orElseThrow());
    }

    Optional<Span> span(String clause) {
      return field.marked().map(in -> new Span(in, start, end, clause));
    }

    Place and(Place other) {
      return new Place(
          field,
          Math.min(first, other.first),
          Math.max(last, other.last),
          Math.min(start, other.start),
          Math.max(end, other.end));
    }

    boolean holdsMoreThan(Place other) {
      return field == other.field
          && first <= other.first
          && other.last <= last
          && other.last - other.first < last - first;
    }
  }

  /** A word or a phrase; a word that analysis splits is a phrase. */
  record Text(Optional<TextField> field, String words, boolean quoted, int slop) implements Sample {
    @Override
    public String text() {
      return named(field) + (quoted ? "\"" + words + "\"" : words) + (slop > 0 ? "~" + slop : "");
    }

    @Override
    public boolean remains() {
      return !NaiveArticle.analysed(words).isEmpty();
    }

    @Override
    public boolean in(NaiveArticle article) {
      return places(article).findAny().isPresent();
    }

    @Override
    public Stream<Place> places(NaiveArticle article) {
      List<NaiveArticle.Word> wanted = NaiveArticle.analysed(words);
      return fields(field)
          .flatMap(
              in ->
                  places(wanted, article.in(in), new ArrayList<>()).stream()
                      .map(words -> Place.of(in, words)));
    }

    /** Tries every choice of one word for each wanted word. */
    private List<List<NaiveArticle.Word>> places(
        List<NaiveArticle.Word> wanted,
        List<NaiveArticle.Word> words,
        List<NaiveArticle.Word> chosen) {
      if (chosen.size() == wanted.size()) {
        return chosen.isEmpty() || !closeEnough(wanted, chosen)
            ? List.of()
            : List.of(List.copyOf(chosen));
      }
      List<List<NaiveArticle.Word>> places = new ArrayList<>();
      for (NaiveArticle.Word word : words) {
        if (word.term().equals(wanted.get(chosen.size()).term()) && !chosen.contains(word)) {
          chosen.add(word);
          places.addAll(places(wanted, words, chosen));
          chosen.removeLast();
        }
      }
      return places;
    }

    private boolean closeEnough(List<NaiveArticle.Word> wanted, List<NaiveArticle.Word> chosen) {
      List<Integer> beginnings = new ArrayList<>();
      for (int i = 0; i < chosen.size(); i++) {
        beginnings.add(chosen.get(i).position() - wanted.get(i).position());
      }
      return Collections.max(beginnings) - Collections.min(beginnings) <= slop;
    }
  }

  /** One word of which only something is known. */
  sealed interface Lookalike extends Sample {
    Optional<TextField> field();

    /** Whether a word is one, as it stands in small letters or as it was analysed. */
    Predicate<String> isOne();

    @Override
    default boolean in(NaiveArticle article) {
      return places(article).findAny().isPresent();
    }

    @Override
    default Stream<Place> places(NaiveArticle article) {
      Predicate<String> isOne = isOne();
      return fields(field())
          .flatMap(
              in ->
                  article.in(in).stream()
                      .filter(word -> isOne.test(word.term()) || isOne.test(word.surface()))
                      .map(word -> Place.of(in, List.of(word))));
    }
  }

  /** The beginning of a word. */
  record Beginning(Optional<TextField> field, String letters) implements Lookalike {
    @Override
    public String text() {
      return named(field) + letters + "*";
    }

    @Override
    public Predicate<String> isOne() {
      return word -> word.startsWith(letters);
    }
  }

  /** A word with wildcards. */
  record Wild(Optional<TextField> field, String shape) implements Lookalike {
    @Override
    public String text() {
      return named(field) + shape;
    }

    @Override
    public Predicate<String> isOne() {
      return Pattern.compile(shape.replace("?", ".").replace("*", ".*")).asMatchPredicate();
    }
  }

  /** A word with a few letters wrong. */
  record Fuzzy(Optional<TextField> field, String word, int edits) implements Lookalike {
    @Override
    public String text() {
      return named(field) + word + "~" + edits;
    }

    @Override
    public Predicate<String> isOne() {
      CharacterRunAutomaton near =
          new CharacterRunAutomaton(
              Operations.determinize(
                  new LevenshteinAutomata(word, true).toAutomaton(edits), 100_000));
      return near::run;
    }
  }

  /** A word as it stands; an apostrophe parts it. */
  record Exact(Optional<TextField> field, String word) implements Sample {
    @Override
    public String text() {
      return named(field) + "=" + word;
    }

    @Override
    public boolean in(NaiveArticle article) {
      return places(article).findAny().isPresent();
    }

    @Override
    public Stream<Place> places(NaiveArticle article) {
      return fields(field)
          .flatMap(in -> article.standingIn(in).stream().flatMap(found -> places(in, found)));
    }

    private Stream<Place> places(TextField in, NaiveArticle.Word found) {
      List<Place> places = new ArrayList<>();
      int from = found.start();
      for (String part : found.term().split("['’]", -1)) {
        if (part.equals(word)) {
          places.add(new Place(in, found.position(), found.position(), from, from + part.length()));
        }
        from += part.length() + 1;
      }
      return places.stream();
    }
  }

  /** Two samples that stand somewhere, within a distance. */
  record Near(Sample left, Sample right, int distance, boolean ordered) implements Sample {
    @Override
    public String text() {
      return side(left) + (ordered ? " ONEAR/" : " NEAR/") + distance + " " + side(right);
    }

    private static String side(Sample sample) {
      return sample instanceof Joined || sample instanceof Near
          ? "(" + sample.text() + ")"
          : sample.text();
    }

    @Override
    public boolean remains() {
      return left.remains() || right.remains();
    }

    @Override
    public boolean in(NaiveArticle article) {
      return places(article).findAny().isPresent();
    }

    @Override
    public Stream<Place> places(NaiveArticle article) {
      if (!left.remains() || !right.remains()) {
        return (left.remains() ? left : right).places(article);
      }
      List<Place> rights = right.places(article).toList();
      return left.places(article)
          .flatMap(one -> rights.stream().filter(other -> isNear(one, other)).map(one::and))
          .distinct();
    }

    private boolean isNear(Place one, Place other) {
      int behind = other.first() - one.last();
      int before = one.first() - other.last();
      return one.field() == other.field()
          && ((behind > 0 && behind <= distance) || (!ordered && before > 0 && before <= distance));
    }

    /** Only places that have no other within them are marked. */
    @Override
    public Stream<Span> spans(NaiveArticle article) {
      if (!left.remains() || !right.remains()) {
        return (left.remains() ? left : right).spans(article);
      }
      List<Place> all = places(article).toList();
      return all.stream()
          .filter(place -> all.stream().noneMatch(place::holdsMoreThan))
          .flatMap(place -> place.span(text()).stream());
    }
  }

  /** The article's site. */
  record Site(String site) implements Sample {
    @Override
    public String text() {
      return "site:" + site;
    }

    @Override
    public boolean in(NaiveArticle article) {
      return article.article().site().equals(site);
    }

    @Override
    public Stream<Place> places(NaiveArticle article) {
      return Stream.of();
    }
  }

  /** Clauses joined by operators or by signs. */
  record Joined(List<Sample> must, List<Sample> should, List<Sample> not, boolean operators)
      implements Sample {
    @Override
    public String text() {
      if (operators && (must.isEmpty() || should.isEmpty())) {
        String wanted = must.isEmpty() ? joined(should, "", " OR ") : joined(must, "", " AND ");
        return "(" + wanted + ")" + joined(not, " AND NOT ", "");
      }
      return joined(should, " ", "") + joined(not, " -", "") + joined(must, " +", "");
    }

    private static String joined(List<Sample> samples, String sign, String between) {
      return samples.stream()
          .map(
              sample ->
                  sample instanceof Joined || sample instanceof Near
                      ? "(" + sample.text() + ")"
                      : sample.text())
          .map(text -> sign + text)
          .collect(Collectors.joining(between));
    }

    @Override
    public boolean remains() {
      return Stream.of(must, should, not).flatMap(List::stream).anyMatch(Sample::remains);
    }

    @Override
    public boolean in(NaiveArticle article) {
      List<Sample> needed = must.stream().filter(Sample::remains).toList();
      boolean found =
          needed.isEmpty()
              ? should.stream().anyMatch(sample -> sample.in(article))
              : needed.stream().allMatch(sample -> sample.in(article));
      return found && not.stream().noneMatch(sample -> sample.in(article));
    }

    @Override
    public Stream<Place> places(NaiveArticle article) {
      return should.stream().flatMap(sample -> sample.places(article));
    }

    @Override
    public Stream<Span> spans(NaiveArticle article) {
      return Stream.concat(must.stream().filter(Sample::remains), should.stream())
          .filter(sample -> sample.in(article))
          .flatMap(sample -> sample.spans(article));
    }
  }

  private static String named(Optional<TextField> field) {
    return field.map(name -> name.name().toLowerCase(Locale.ROOT) + ":").orElse("");
  }

  private static Stream<TextField> fields(Optional<TextField> field) {
    return field.map(Set::of).orElse(TextField.STORY).stream();
  }
}
