package dev.tocsin.matching;

import dev.tocsin.domain.Match.Field;
import dev.tocsin.domain.Match.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A query in a shape of the tests' own, with what it means spelled out as simply as can be: the
 * other half of the oracle. It shares no line with the index but the analyser.
 */
sealed interface Sample {
  /** The query as a person would write it. */
  String text();

  /** Whether analysis leaves anything of it. */
  boolean remains();

  boolean in(NaiveArticle article);

  /** Where it stands; asked only when it is in the article. */
  Stream<Span> spans(NaiveArticle article);

  /** A word or a phrase; a word that analysis splits is a phrase. */
  record Text(Optional<Field> field, String words, boolean quoted, int slop) implements Sample {
    @Override
    public String text() {
      return field.map(name -> name.name().toLowerCase(Locale.ROOT) + ":").orElse("")
          + (quoted ? "\"" + words + "\"" : words)
          + (slop > 0 ? "~" + slop : "");
    }

    @Override
    public boolean remains() {
      return !NaiveArticle.analysed(words).isEmpty();
    }

    @Override
    public boolean in(NaiveArticle article) {
      return spans(article).findAny().isPresent();
    }

    @Override
    public Stream<Span> spans(NaiveArticle article) {
      List<NaiveArticle.Word> wanted = NaiveArticle.analysed(words);
      return fields(field)
          .flatMap(
              in ->
                  places(wanted, article.in(in), new ArrayList<>()).stream()
                      .map(
                          place ->
                              new Span(
                                  in,
                                  place.stream()
                                      .mapToInt(NaiveArticle.Word::start)
                                      .min()
                                      .orElseThrow(),
                                  place.stream()
                                      .mapToInt(NaiveArticle.Word::end)
                                      .max()
                                      .orElseThrow(),
                                  text())));
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

  /** The beginning of a word, as it stands or as it was analysed. */
  record Beginning(Optional<Field> field, String letters) implements Sample {
    @Override
    public String text() {
      return field.map(name -> name.name().toLowerCase(Locale.ROOT) + ":").orElse("")
          + letters
          + "*";
    }

    @Override
    public boolean remains() {
      return true;
    }

    @Override
    public boolean in(NaiveArticle article) {
      return spans(article).findAny().isPresent();
    }

    @Override
    public Stream<Span> spans(NaiveArticle article) {
      return fields(field)
          .flatMap(
              in ->
                  article.in(in).stream()
                      .filter(w -> w.term().startsWith(letters) || w.surface().startsWith(letters))
                      .map(w -> new Span(in, w.start(), w.end(), text())));
    }
  }

  /** The article's site. */
  record Site(String site) implements Sample {
    @Override
    public String text() {
      return "site:" + site;
    }

    @Override
    public boolean remains() {
      return true;
    }

    @Override
    public boolean in(NaiveArticle article) {
      return article.article().site().equals(site);
    }

    @Override
    public Stream<Span> spans(NaiveArticle article) {
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
          .map(sample -> sample instanceof Joined ? "(" + sample.text() + ")" : sample.text())
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
    public Stream<Span> spans(NaiveArticle article) {
      return Stream.concat(must.stream().filter(Sample::remains), should.stream())
          .filter(sample -> sample.in(article))
          .flatMap(sample -> sample.spans(article));
    }
  }

  private static Stream<Field> fields(Optional<Field> field) {
    return field.map(Set::of).orElse(Set.of(Field.values())).stream();
  }
}
