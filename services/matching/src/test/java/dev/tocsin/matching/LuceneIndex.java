package dev.tocsin.matching;

import dev.tocsin.domain.Article;
import dev.tocsin.domain.Match;
import dev.tocsin.matching.query.TextField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

/**
 * Articles in a real index of Lucene's own; beside each field lies one with its words unstemmed,
 * since Tocsin looks for wildcards in both.
 */
final class LuceneIndex {
  private static final EnglishAnalyzer ENGLISH = new EnglishAnalyzer();
  private static final String UNSTEMMED = ".word";
  private static final int MOST_EXPANSIONS = 1_000;

  /** A piece of an article's text. */
  record Mark(Match.Field field, int start, int end) implements Comparable<Mark> {
    private static final Comparator<Mark> ORDER =
        Comparator.comparing(Mark::field).thenComparingInt(Mark::start).thenComparingInt(Mark::end);

    static Mark of(Match.Span span) {
      return new Mark(span.field(), span.start(), span.end());
    }

    @Override
    public int compareTo(Mark other) {
      return ORDER.compare(this, other);
    }
  }

  private final IndexSearcher searcher;

  LuceneIndex(List<Article> articles) {
    try {
      ByteBuffersDirectory directory = new ByteBuffersDirectory();
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzers()))) {
        for (Article article : articles) {
          writer.addDocument(document(article));
        }
        writer.forceMerge(1);
      }
      searcher = new IndexSearcher(DirectoryReader.open(directory));
      searcher.setQueryCache(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Analyzer analyzers() {
    Analyzer unstemmed =
        new Analyzer() {
          @Override
          protected TokenStreamComponents createComponents(String fieldName) {
            Tokenizer words = new StandardTokenizer();
            return new TokenStreamComponents(
                words,
                new StopFilter(new LowerCaseFilter(words), EnglishAnalyzer.ENGLISH_STOP_WORDS_SET));
          }
        };
    return new PerFieldAnalyzerWrapper(
        ENGLISH,
        Map.of(
            "site",
            new KeywordAnalyzer(),
            TextField.TITLE + UNSTEMMED,
            unstemmed,
            TextField.LEAD + UNSTEMMED,
            unstemmed,
            TextField.BODY + UNSTEMMED,
            unstemmed,
            TextField.AUTHOR + UNSTEMMED,
            unstemmed));
  }

  private static Document document(Article article) {
    FieldType withOffsets = new FieldType();
    withOffsets.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    withOffsets.freeze();
    Document document = new Document();
    Map.of(
            TextField.TITLE,
            article.title(),
            TextField.LEAD,
            article.lead(),
            TextField.BODY,
            article.body(),
            TextField.AUTHOR,
            article.author())
        .forEach(
            (field, text) -> {
              document.add(new Field(field.name(), text, withOffsets));
              document.add(new Field(field + UNSTEMMED, text, withOffsets));
            });
    document.add(new Field("site", article.site(), withOffsets));
    return document;
  }

  /** The numbers of the articles that a query finds. */
  BitSet find(Sample sample) {
    BitSet found = new BitSet();
    translated(sample)
        .ifPresent(
            query -> {
              try {
                int all = searcher.getIndexReader().maxDoc();
                for (ScoreDoc doc : searcher.search(query, all).scoreDocs) {
                  found.set(doc.doc);
                }
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return found;
  }

  /** What a query marks in the articles that it finds. */
  Marker marker(Sample sample) {
    try {
      Query query = searcher.rewrite(translated(sample).orElseThrow());
      return new Marker(
          searcher.createWeight(query, ScoreMode.COMPLETE, 1),
          searcher.getIndexReader().leaves().getFirst());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The places of one query. */
  record Marker(Weight weight, LeafReaderContext leaf) {
    Set<Mark> marks(int article) {
      Set<Mark> marks = new TreeSet<>();
      try {
        Matches matches = weight.matches(leaf, article);
        for (String name : matches) {
          if (!name.equals("site")) {
            Optional<Match.Field> field = TextField.valueOf(name.replace(UNSTEMMED, "")).marked();
            MatchesIterator places = matches.getMatches(name);
            while (places.next()) {
              int start = places.startOffset();
              int end = places.endOffset();
              field.ifPresent(in -> marks.add(new Mark(in, start, end)));
            }
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return marks;
    }
  }

  private static Optional<Query> translated(Sample sample) {
    return switch (sample) {
      case Sample.Text text -> text(text);
      case Sample.Beginning beginning ->
          Optional.of(
              inBoth(
                  beginning.field(), name -> new PrefixQuery(new Term(name, beginning.letters()))));
      case Sample.Wild wild ->
          Optional.of(
              inBoth(wild.field(), name -> new WildcardQuery(new Term(name, wild.shape()))));
      case Sample.Fuzzy fuzzy ->
          Optional.of(
              inBoth(
                  fuzzy.field(),
                  name ->
                      new FuzzyQuery(
                          new Term(name, fuzzy.word()), fuzzy.edits(), 0, MOST_EXPANSIONS, true)));
      case Sample.Site site -> Optional.of(new TermQuery(new Term("site", site.site())));
      case Sample.Joined joined -> joined(joined);
      case Sample.Exact exact -> throw new IllegalArgumentException("Lucene has no " + exact);
      case Sample.Near near -> throw new IllegalArgumentException("Lucene has no " + near);
    };
  }

  private static Optional<Query> text(Sample.Text text) {
    QueryBuilder builder = new QueryBuilder(ENGLISH);
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (TextField field : fields(text.field())) {
      Query query = builder.createPhraseQuery(field.name(), text.words(), text.slop());
      if (query == null) {
        return Optional.empty();
      }
      any.add(query, Occur.SHOULD);
    }
    return Optional.of(any.build());
  }

  private static Query inBoth(Optional<TextField> field, Function<String, Query> query) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (TextField in : fields(field)) {
      any.add(query.apply(in.name()), Occur.SHOULD);
      any.add(query.apply(in + UNSTEMMED), Occur.SHOULD);
    }
    return any.build();
  }

  private static Optional<Query> joined(Sample.Joined joined) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    add(joined.must(), Occur.MUST, all);
    add(joined.should(), Occur.SHOULD, all);
    add(joined.not(), Occur.MUST_NOT, all);
    BooleanQuery query = all.build();
    return query.clauses().isEmpty() ? Optional.empty() : Optional.of(query);
  }

  private static void add(List<Sample> samples, Occur occur, BooleanQuery.Builder to) {
    samples.forEach(sample -> translated(sample).ifPresent(query -> to.add(query, occur)));
  }

  private static Set<TextField> fields(Optional<TextField> field) {
    return field.map(Set::of).orElse(TextField.STORY);
  }
}
