package dev.tocsin.benchmarks.matching;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.Presearcher;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.Query;

/** Lucene's own ways: its analysis alone, its Monitor, and each query on an index in memory. */
final class Rivals {
  static final String FIELD = "text";

  private Rivals() {}

  /** Analysis with terms, positions and offsets, and nothing done with them. */
  static final class Analysis implements Contender {
    private final EnglishAnalyzer analyzer = new EnglishAnalyzer();
    private long sum;

    @Override
    public int judge(String text) throws IOException {
      try (TokenStream stream = analyzer.tokenStream(FIELD, text)) {
        CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
        OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
        PositionIncrementAttribute increment =
            stream.addAttribute(PositionIncrementAttribute.class);
        stream.reset();
        while (stream.incrementToken()) {
          sum += term.length() + offset.endOffset() + increment.getPositionIncrement();
        }
        stream.end();
      }
      return (int) (sum & 1);
    }

    @Override
    public Set<String> matches(String text) {
      return Set.of();
    }
  }

  /**
   * Lucene Monitor, one article at a time, which is its faster way. It is only asked which queries
   * match: scores and highlights would cost it more.
   */
  static final class LuceneMonitor implements Contender {
    private final Monitor monitor;

    LuceneMonitor(Presearcher presearcher, List<String> queries)
        throws IOException, ParseException {
      MonitorConfiguration configuration = new MonitorConfiguration();
      configuration.setPurgeFrequency(1, TimeUnit.HOURS);
      monitor = new Monitor(new EnglishAnalyzer(), presearcher, configuration);
      List<MonitorQuery> registered = new ArrayList<>(queries.size());
      List<Query> parsed = parsed(queries);
      for (int i = 0; i < parsed.size(); i++) {
        registered.add(new MonitorQuery(Integer.toString(i), parsed.get(i)));
      }
      monitor.register(registered);
    }

    @Override
    public int judge(String text) throws IOException {
      return found(text).getMatchCount();
    }

    @Override
    public Set<String> matches(String text) throws IOException {
      return found(text).getMatches().stream()
          .map(QueryMatch::getQueryId)
          .collect(Collectors.toSet());
    }

    private MatchingQueries<QueryMatch> found(String text) throws IOException {
      Document document = new Document();
      document.add(new TextField(FIELD, text, Field.Store.NO));
      return monitor.match(document, QueryMatch.SIMPLE_MATCHER);
    }

    @Override
    public void close() throws IOException {
      monitor.close();
    }
  }

  /** Every query, one after the other, on an index of one article. */
  static final class EachOnMemoryIndex implements Contender {
    private final MemoryIndex index = new MemoryIndex();
    private final EnglishAnalyzer analyzer = new EnglishAnalyzer();
    private final List<Query> queries;

    EachOnMemoryIndex(List<String> queries) throws ParseException {
      this.queries = parsed(queries);
    }

    @Override
    public int judge(String text) {
      index.reset();
      index.addField(FIELD, text, analyzer);
      int found = 0;
      for (Query query : queries) {
        if (index.search(query) > 0) {
          found++;
        }
      }
      return found;
    }

    @Override
    public Set<String> matches(String text) {
      return Set.of();
    }
  }

  private static List<Query> parsed(List<String> queries) throws ParseException {
    QueryParser parser = new QueryParser(FIELD, new EnglishAnalyzer());
    List<Query> parsed = new ArrayList<>(queries.size());
    for (String query : queries) {
      parsed.add(parser.parse(query));
    }
    return parsed;
  }
}
