package dev.tocsin.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Article;
import dev.tocsin.domain.Match;
import dev.tocsin.domain.Match.Span;
import dev.tocsin.domain.Topic;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** The index against what the queries mean, and against Lucene's own searching. */
final class OracleTest {
  /** More with {@code mvn verify -Poracle}. */
  private static final int QUERIES = Integer.getInteger("oracle.queries", 400);

  /** Spans are compared by so many queries at a time, since all of them fit no memory. */
  private static final int BLOCK = 100;

  private static final int ARTICLES = Integer.getInteger("oracle.articles", 150);

  @Property(tries = 80)
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

  @Property(tries = 80)
  void marksWhatANaiveReadingMarks(
      @ForAll("queries") List<Sample> queries, @ForAll("articles") List<Article> articles) {
    List<Sample> searched =
        queries.stream().filter(OracleTest::canBeFound).filter(q -> !isLoose(q)).toList();
    TopicIndex index = index(searched);
    for (Article article : articles) {
      NaiveArticle naive = NaiveArticle.of(article);
      List<Match> matches = index.match(article);
      for (Match match : matches) {
        Sample query = searched.get(number(match));
        assertThat(match.spans()).as(query.text()).containsExactlyElementsOf(spans(query, naive));
      }
    }
  }

  @Property(tries = 40)
  void explainsWhatTheIndexFinds(
      @ForAll("queries") List<Sample> queries, @ForAll("articles") List<Article> articles) {
    List<Sample> searched = queries.stream().filter(OracleTest::canBeFound).limit(8).toList();
    TopicIndex index = index(searched);
    Explainer explainer = new Explainer(Given.ANALYZERS);
    for (Article article : articles.subList(0, Math.min(8, articles.size()))) {
      List<String> found = index.match(article).stream().map(Match::topicId).toList();
      for (int i = 0; i < searched.size(); i++) {
        Topic topic = topic(i, searched.get(i));
        assertThat(explainer.explain(topic, article).matches())
            .as(topic.query())
            .isEqualTo(found.contains(topic.id()));
      }
    }
  }

  /** Verdicts and, but for loose phrases, spans. */
  @Property(tries = 1, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void findsAndMarksWhatLuceneFindsAndMarks(
      @ForAll("manyQueriesAsInLucene") List<Sample> queries,
      @ForAll("manyArticles") List<Article> articles) {
    List<Sample> searched = queries.stream().filter(OracleTest::canBeFound).toList();
    LuceneIndex lucene = new LuceneIndex(articles);
    compareVerdicts(searched, articles, lucene);
    for (int from = 0; from < searched.size(); from += BLOCK) {
      int to = Math.min(from + BLOCK, searched.size());
      compareMarks(searched.subList(from, to), articles, lucene);
    }
  }

  private static void compareVerdicts(
      List<Sample> queries, List<Article> articles, LuceneIndex lucene) {
    List<BitSet> found = queries.stream().map(lucene::find).toList();
    TopicIndex index = index(queries);
    for (int i = 0; i < articles.size(); i++) {
      int article = i;
      assertThat(index.match(articles.get(i)).stream().map(OracleTest::number))
          .as(articles.get(i).toString())
          .containsExactlyElementsOf(
              IntStream.range(0, queries.size())
                  .filter(query -> found.get(query).get(article))
                  .boxed()
                  .toList());
    }
  }

  private static void compareMarks(
      List<Sample> queries, List<Article> articles, LuceneIndex lucene) {
    TopicIndex index = index(queries);
    List<List<Match>> matches = articles.stream().map(index::match).toList();
    for (int query = 0; query < queries.size(); query++) {
      if (!isLoose(queries.get(query))) {
        LuceneIndex.Marker marker = lucene.marker(queries.get(query));
        for (int article = 0; article < articles.size(); article++) {
          for (Match match : matches.get(article)) {
            if (number(match) == query) {
              compareMarks(match, marker.marks(article));
            }
          }
        }
      }
    }
  }

  private static void compareMarks(Match match, Set<LuceneIndex.Mark> lucene) {
    Set<LuceneIndex.Mark> ours =
        match.spans().stream()
            .map(LuceneIndex.Mark::of)
            .collect(Collectors.toCollection(TreeSet::new));
    if (match.spans().size() < Spans.MOST) {
      assertThat(ours).as(match.toString()).isEqualTo(lucene);
    } else {
      assertThat(lucene).as(match.toString()).containsAll(ours);
    }
  }

  @Provide
  Arbitrary<List<Sample>> queries() {
    return Samples.queries().list().ofMinSize(1).ofMaxSize(30);
  }

  @Provide
  Arbitrary<List<Sample>> manyQueriesAsInLucene() {
    return Samples.queriesAsInLucene().list().ofSize(QUERIES);
  }

  @Provide
  Arbitrary<List<Article>> manyArticles() {
    return Samples.articles().list().ofSize(ARTICLES);
  }

  @Provide
  Arbitrary<List<Article>> articles() {
    return Samples.articles().list().ofMinSize(1).ofMaxSize(40);
  }

  private static TopicIndex index(List<Sample> queries) {
    TopicIndex index = Given.index();
    for (int i = 0; i < queries.size(); i++) {
      index.put(topic(i, queries.get(i)));
    }
    return index;
  }

  private static Topic topic(int number, Sample query) {
    return Given.topic(id(number), query.text());
  }

  private static String id(int number) {
    return Integer.toString(100_000 + number);
  }

  private static int number(Match match) {
    return Integer.parseInt(match.topicId()) - 100_000;
  }

  private static List<String> ids(List<Sample> all, List<Sample> found) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (found.contains(all.get(i))) {
        ids.add(id(i));
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
