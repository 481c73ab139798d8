package dev.tocsin.matching;

import dev.tocsin.domain.Article;
import dev.tocsin.domain.Match;
import dev.tocsin.matching.Terms.Kind;
import dev.tocsin.matching.query.Query.Attribute;
import dev.tocsin.matching.query.TextField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;

/** The topics that judge articles of one language. */
final class LanguageIndex {
  /** What lies beyond is not searched; the line cuts an article's text to as much. */
  private static final int MOST_CHARACTERS = 256 * 1024;

  private final Analyzer analyzer;
  private final Terms terms = new Terms();
  private final FiledTopics topics = new FiledTopics(terms);
  private final TextReader reader;
  private final Document document = new Document();

  /**
   * A match and where it belongs among the others. They are sorted by id, and most ids are told
   * apart by their beginnings, which are at hand where the ids are not.
   */
  private record Found(long order, Match match) implements Comparable<Found> {
    @Override
    public int compareTo(Found other) {
      return order != other.order
          ? Long.compare(order, other.order)
          : match.topicId().compareTo(other.match.topicId());
    }
  }

  private LanguageIndex(Analyzer analyzer, boolean remembers) {
    this.analyzer = analyzer;
    PlainReader plain = new PlainReader(analyzer, terms);
    this.reader = remembers ? new ChunkReader(plain, terms) : plain;
  }

  /** An index for many articles, which remembers what their pieces came to. */
  static LanguageIndex of(String language, Analyzers analyzers) {
    return new LanguageIndex(analyzers.of(language), Analyzers.isTokenLocal(language));
  }

  /** An index for a single article. */
  static LanguageIndex once(String language, Analyzers analyzers) {
    return new LanguageIndex(analyzers.of(language), false);
  }

  /** The topic in this language; empty when analysis leaves too little of it to match anything. */
  Optional<CompiledTopic> compile(ParsedTopic parsed) {
    Compiler compiler = new Compiler(analyzer, terms);
    List<CompiledTopic.Clause> clauses = new ArrayList<>();
    for (ParsedTopic.Weighted clause : parsed.clauses()) {
      compiler
          .compile(clause.query())
          .ifPresent(node -> clauses.add(new CompiledTopic.Clause(clause.weight(), node)));
    }
    CompiledTopic compiled = new CompiledTopic(parsed, clauses, compiler.used());
    if (compiled.canMatch(terms)) {
      return Optional.of(compiled);
    }
    compiled.release(terms);
    return Optional.empty();
  }

  void put(CompiledTopic topic) {
    topics.put(topic);
  }

  void remove(String topicId) {
    topics.remove(topicId);
  }

  boolean isEmpty() {
    return topics.isEmpty();
  }

  /** How many terms its queries use. */
  int terms() {
    return terms.size();
  }

  /** The topics that the article matches, by id. */
  List<Match> match(Article article) {
    read(article);
    List<Found> found = new ArrayList<>();
    Ints candidates = topics.candidates(document);
    for (int i = 0; i < candidates.size(); i++) {
      int number = candidates.get(i);
      Node query = topics.query(number);
      if (query == null || query.matches(document)) {
        CompiledTopic topic = topics.topic(number);
        Match match = topic.judge(article, document, topics.hopes(i));
        if (match != null) {
          found.add(new Found(topic.order(), match));
        }
      }
    }
    topics.learn(document);
    return sorted(found);
  }

  private static List<Match> sorted(List<Found> found) {
    Collections.sort(found);
    List<Match> matches = new ArrayList<>(found.size());
    for (Found each : found) {
      matches.add(each.match());
    }
    return matches;
  }

  /** The article as queries see it, until the next is read. */
  Document read(Article article) {
    document.clear(terms.capacity());
    read(article.title(), TextField.TITLE);
    read(article.lead(), TextField.LEAD);
    read(article.body(), TextField.BODY);
    read(article.author(), TextField.AUTHOR);
    if (terms.hasAttributes()) {
      noteFacts(article);
    }
    return document;
  }

  private void noteFacts(Article article) {
    note(Attribute.Kind.LANGUAGE, Analyzers.primary(article.language()));
    note(Attribute.Kind.SITE, article.site());
    for (Article.Sighting sighting : article.sightings()) {
      note(Attribute.Kind.SITE, sighting.site());
    }
    for (String category : article.categories()) {
      note(Attribute.Kind.CATEGORY, category.strip());
    }
  }

  private void read(String text, TextField field) {
    String searched = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
    reader.read(searched, Document.firstPosition(field), document);
  }

  private void note(Attribute.Kind kind, String value) {
    int term = terms.find(Kind.ATTRIBUTE, Compiler.attribute(kind, value));
    if (term != Terms.NONE) {
      document.addAttribute(term);
    }
  }
}
