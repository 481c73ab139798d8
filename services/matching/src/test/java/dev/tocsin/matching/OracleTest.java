package dev.tocsin.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Article;
import dev.tocsin.domain.Match;
import dev.tocsin.domain.Match.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The index against what the queries mean, and against Lucene's own searching. */
final class OracleTest {

  @Property(tries = 150)
  void findsWhatANaiveReadingFinds(
      @ForAll("queries") List<Sample> queries, @ForAll("articles") List<Article> articles) {
    List<Sample> searched = queries.stream().filter(OracleTest::canBeFound).toList();
    TopicIndex index = index(searched);
    for (Article article : articles) {
      NaiveArticle naive = NaiveArticle.of(article);
      List<Match> matches = index.match(article);
      assertThat(matches)
          .as(article.toString())
          .extracting(Match::topicId)
          .containsExactlyElementsOf(
              ids(searched, searched.stream().filter(query -> query.in(naive)).toList()));
    }
  }

  @Property(tries = 150)
  void marksWhatANaiveReadingMarks(
      @ForAll("queries") List<Sample> queries, @ForAll("articles") List<Article> articles) {
    List<Sample> searched =
        queries.stream().filter(OracleTest::canBeFound).filter(q -> !isLoose(q)).toList();
    TopicIndex index = index(searched);
    for (Article article : articles) {
      NaiveArticle naive = NaiveArticle.of(article);
      List<Match> matches = index.match(article);
      for (Match match : matches) {
        Sample query = searched.get(Integer.parseInt(match.topicId()) - 1000);
        assertThat(match.spans()).as(query.text()).containsExactlyElementsOf(spans(query, naive));
      }
    }
  }

  @Property(tries = 150)
  void findsWhatLuceneFinds(
      @ForAll("queriesAsInLucene") List<Sample> queries,
      @ForAll("articles") List<Article> articles) {
    List<Sample> searched = queries.stream().filter(OracleTest::canBeFound).toList();
    TopicIndex index = index(searched);
    for (Article article : articles) {
      LuceneArticle lucene = new LuceneArticle(article);
      List<Match> matches = index.match(article);
      assertThat(matches)
          .as(article.toString())
          .extracting(Match::topicId)
          .containsExactlyElementsOf(ids(searched, searched.stream().filter(lucene::has).toList()));
    }
  }

  @Provide
  Arbitrary<List<Sample>> queries() {
    return Samples.queries().list().ofMinSize(1).ofMaxSize(30);
  }

  @Provide
  Arbitrary<List<Sample>> queriesAsInLucene() {
    return Samples.queriesAsInLucene().list().ofMinSize(1).ofMaxSize(30);
  }

  @Provide
  Arbitrary<List<Article>> articles() {
    return Samples.articles().list().ofMinSize(1).ofMaxSize(40);
  }

  private static TopicIndex index(List<Sample> queries) {
    TopicIndex index = Given.index();
    for (int i = 0; i < queries.size(); i++) {
      index.put(Given.topic(Integer.toString(1000 + i), queries.get(i).text()));
    }
    return index;
  }

  private static List<String> ids(List<Sample> all, List<Sample> found) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (found.contains(all.get(i))) {
        ids.add(Integer.toString(1000 + i));
      }
    }
    return ids;
  }

  /** The index refuses what nothing is left to search of. */
  private static boolean canBeFound(Sample sample) {
    return switch (sample) {
      case Sample.Joined joined -> {
        List<Sample> must = joined.must().stream().filter(Sample::remains).toList();
        yield must.isEmpty()
            ? joined.should().stream().anyMatch(OracleTest::canBeFound)
            : must.stream().allMatch(OracleTest::canBeFound);
      }
      default -> sample.remains();
    };
  }

  /** Loose phrases may be marked in several equally good ways. */
  private static boolean isLoose(Sample sample) {
    return switch (sample) {
      case Sample.Text text -> text.slop() > 0;
      case Sample.Joined joined ->
          joined.must().stream().anyMatch(OracleTest::isLoose)
              || joined.should().stream().anyMatch(OracleTest::isLoose);
      default -> false;
    };
  }

  private static List<Span> spans(Sample query, NaiveArticle article) {
    return query
        .spans(article)
        .distinct()
        .sorted(
            Comparator.comparing(Span::field)
                .thenComparingInt(Span::start)
                .thenComparingInt(Span::end)
                .thenComparing(Span::clause))
        .limit(64)
        .toList();
  }
}
