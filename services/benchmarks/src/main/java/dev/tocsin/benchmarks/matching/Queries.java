package dev.tocsin.benchmarks.matching;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Queries as people write them, drawn from the articles: 40 % {@code a AND b}, 20 % phrases, 20 %
 * {@code (a OR b OR c) AND d}, 10 % {@code "a b"~10} and 10 % {@code (a AND b) NOT c}, each found
 * in 0.01 to 1 % of the articles by an ordinary Lucene index.
 */
final class Queries {
  private static final int[] SHARES = {40, 20, 20, 10, 10};
  private static final int MOST_TRIES_A_QUERY = 400;

  private final List<List<Token>> articles = new ArrayList<>();
  private final Map<String, Integer> frequencies = new HashMap<>();
  private final List<String> usual = new ArrayList<>();
  private final Random random = new Random(7);
  private final IndexSearcher searcher;
  private final QueryParser parser = new QueryParser(Rivals.FIELD, new EnglishAnalyzer());
  private final int least;
  private final int most;

  /** A word of an article that a query may be made of. */
  record Token(String stem, String word, int position) {}

  Queries(List<String> texts) throws IOException {
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    EnglishAnalyzer analyzer = new EnglishAnalyzer();
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
      for (String text : texts) {
        Document document = new Document();
        document.add(new TextField(Rivals.FIELD, text, Field.Store.NO));
        writer.addDocument(document);
        articles.add(tokens(analyzer, text));
      }
      writer.forceMerge(1);
    }
    searcher = new IndexSearcher(DirectoryReader.open(directory));
    searcher.setQueryCache(null);
    least = Math.max(2, texts.size() / 10_000);
    most = texts.size() / 100;
    for (List<Token> tokens : articles) {
      tokens.stream()
          .map(Token::stem)
          .distinct()
          .forEach(s -> frequencies.merge(s, 1, Integer::sum));
    }
    Set<String> taken = new LinkedHashSet<>();
    for (List<Token> tokens : articles) {
      for (Token token : tokens) {
        if (isUsual(token) && taken.add(token.stem())) {
          usual.add(token.word());
        }
      }
    }
  }

  /** As many different queries, the kinds mixed. */
  List<String> make(int count) throws IOException, ParseException {
    Set<String> made = new LinkedHashSet<>();
    for (int kind = 0; kind < SHARES.length; kind++) {
      int wanted = made.size() + count * SHARES[kind] / 100;
      for (long tries = 0; made.size() < wanted; tries++) {
        if (tries > (long) MOST_TRIES_A_QUERY * count) {
          throw new IllegalArgumentException(
              "the articles are too few or too alike to make %,d queries of".formatted(count));
        }
        String query = query(kind, articles.get(random.nextInt(articles.size())));
        if (!query.isEmpty() && !made.contains(query) && isSelective(query)) {
          made.add(query);
        }
      }
    }
    List<String> mixed = new ArrayList<>(made);
    Collections.shuffle(mixed, new Random(3));
    return mixed;
  }

  /** How many articles have a word. */
  int frequency(String stem) {
    return frequencies.getOrDefault(stem, 0);
  }

  boolean isUsual(Token token) {
    int frequency = frequency(token.stem());
    return frequency >= Math.max(5, articles.size() / 1_000) && frequency <= articles.size() / 10;
  }

  String anyWord() {
    return usual.get(random.nextInt(usual.size()));
  }

  private boolean isSelective(String query) throws IOException, ParseException {
    int found = searcher.count(parser.parse(query));
    return found >= least && found <= most;
  }

  /** A query of one kind about an article; empty when the words drawn do not suit. */
  private String query(int kind, List<Token> article) {
    if (article.size() < 10) {
      return "";
    }
    int at = random.nextInt(article.size() - 1);
    Token one = article.get(at);
    Token other =
        switch (kind) {
          case 1 -> article.get(at + 1);
          case 3 -> article.get(Math.min(article.size() - 1, at + 1 + random.nextInt(8)));
          default -> article.get(random.nextInt(article.size()));
        };
    int distance = other.position() - one.position();
    boolean suits = isUsual(one) && isUsual(other) && !one.stem().equals(other.stem());
    if (!suits || (kind == 1 && distance != 1) || (kind == 3 && distance > 10)) {
      return "";
    }
    String a = one.word();
    String b = other.word();
    return switch (kind) {
      case 0 -> a + " AND " + b;
      case 1 -> "\"" + a + " " + b + "\"";
      case 2 -> "(" + a + " OR " + anyWord() + " OR " + anyWord() + ") AND " + b;
      case 3 -> "\"" + a + " " + b + "\"~10";
      default -> "(" + a + " AND " + b + ") NOT " + anyWord();
    };
  }

  /** The words of a text that are of plain letters, without stop words. */
  static List<Token> tokens(EnglishAnalyzer analyzer, String text) throws IOException {
    List<Token> tokens = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream(Rivals.FIELD, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
      PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
      stream.reset();
      int position = -1;
      while (stream.incrementToken()) {
        position += increment.getPositionIncrement();
        String word = text.substring(offset.startOffset(), offset.endOffset());
        if (word.length() > 2
            && word.chars().allMatch(c -> (c | 0x20) >= 'a' && (c | 0x20) <= 'z')) {
          tokens.add(new Token(term.toString(), word.toLowerCase(Locale.ROOT), position));
        }
      }
      stream.end();
    }
    return tokens;
  }
}
