package dev.tocsin.matching;

import dev.tocsin.domain.Article;
import dev.tocsin.domain.Match.Field;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;

/** An article in an index of Lucene's own; {@code title.word} has the words without stemming. */
final class LuceneArticle {
  private static final EnglishAnalyzer ENGLISH = new EnglishAnalyzer();

  private static final Analyzer UNSTEMMED =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String fieldName) {
          Tokenizer words = new StandardTokenizer();
          return new TokenStreamComponents(
              words,
              new StopFilter(new LowerCaseFilter(words), EnglishAnalyzer.ENGLISH_STOP_WORDS_SET));
        }
      };

  private final MemoryIndex index = new MemoryIndex();

  LuceneArticle(Article article) {
    add(Field.TITLE, article.title());
    add(Field.LEAD, article.lead());
    add(Field.BODY, article.body());
    index.addField("site", article.site(), new KeywordAnalyzer());
  }

  private void add(Field field, String text) {
    index.addField(field.name(), text, ENGLISH);
    index.addField(field.name() + ".word", text, UNSTEMMED);
  }

  boolean has(Sample sample) {
    return translated(sample).map(query -> index.search(query) > 0).orElse(false);
  }

  private static Optional<Query> translated(Sample sample) {
    return switch (sample) {
      case Sample.Text text -> text(text);
      case Sample.Beginning beginning -> Optional.of(beginning(beginning));
      case Sample.Site site -> Optional.of(new TermQuery(new Term("site", site.site())));
      case Sample.Joined joined -> joined(joined);
    };
  }

  private static Optional<Query> text(Sample.Text text) {
    QueryBuilder builder = new QueryBuilder(ENGLISH);
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (Field field : fields(text.field())) {
      Query query = builder.createPhraseQuery(field.name(), text.words(), text.slop());
      if (query == null) {
        return Optional.empty();
      }
      any.add(query, Occur.SHOULD);
    }
    return Optional.of(any.build());
  }

  private static Query beginning(Sample.Beginning beginning) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (Field field : fields(beginning.field())) {
      String name = field.name();
      any.add(new PrefixQuery(new Term(name, beginning.letters())), Occur.SHOULD);
      any.add(new PrefixQuery(new Term(name + ".word", beginning.letters())), Occur.SHOULD);
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

  private static Set<Field> fields(Optional<Field> field) {
    return field.map(Set::of).orElse(Set.of(Field.values()));
  }
}
