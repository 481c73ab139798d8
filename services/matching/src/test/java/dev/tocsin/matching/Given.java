package dev.tocsin.matching;

import dev.tocsin.domain.AlertPolicy;
import dev.tocsin.domain.Article;
import dev.tocsin.domain.Article.Sighting;
import dev.tocsin.domain.Match;
import dev.tocsin.domain.State;
import dev.tocsin.domain.Topic;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Topics and articles for tests. */
final class Given {
  static final Analyzers ANALYZERS = new Analyzers();

  private Given() {}

  static TopicIndex index(Topic... topics) {
    TopicIndex index = new TopicIndex(ANALYZERS);
    Arrays.stream(topics).forEach(index::put);
    return index;
  }

  static Topic query(String query, String... languages) {
    return topic("t", query, languages);
  }

  static Topic topic(String id, String query, String... languages) {
    return topic(id, State.ACTIVE, query, List.of(), 0, Topic.Where.ANYWHERE, languages);
  }

  static Topic topicIn(Topic.Where where, String query) {
    return topic("t", State.ACTIVE, query, List.of(), 0, where);
  }

  static Topic weighted(double threshold, Topic.WeightedTerm... terms) {
    return topic("t", State.ACTIVE, "", List.of(terms), threshold, Topic.Where.ANYWHERE);
  }

  static Topic.WeightedTerm term(double weight, String query) {
    return new Topic.WeightedTerm(weight, query);
  }

  static Topic topic(
      String id,
      State state,
      String query,
      List<Topic.WeightedTerm> terms,
      double threshold,
      Topic.Where where,
      String... languages) {
    return new Topic(
        id,
        1,
        state,
        id,
        "",
        List.of(languages),
        query,
        terms,
        threshold,
        where,
        Map.of(),
        Topic.Tests.NONE,
        AlertPolicy.AT_ONCE,
        false,
        Instant.EPOCH);
  }

  static Article article(String body) {
    return article("", "", body, "en");
  }

  static Article article(String title, String lead, String body, String language) {
    return article(title, lead, body, language, "outlet.example", List.of(), List.of());
  }

  static Article article(
      String title,
      String lead,
      String body,
      String language,
      String site,
      List<Sighting> sightings,
      List<String> categories) {
    return new Article(
        "a",
        1,
        Article.Change.NEW,
        "https://" + site + "/a",
        site,
        site,
        sightings,
        title,
        lead,
        body,
        language,
        "",
        categories,
        Optional.empty(),
        "",
        Instant.EPOCH,
        false,
        List.of(),
        "");
  }

  static Article by(String author, Article article) {
    return new Article(
        article.id(),
        article.version(),
        article.change(),
        article.url(),
        article.site(),
        article.outlet(),
        article.sightings(),
        article.title(),
        article.lead(),
        article.body(),
        article.language(),
        author,
        article.categories(),
        article.publishedAt(),
        article.dateSuspect(),
        article.fetchedAt(),
        article.seenBefore(),
        article.matches(),
        article.runId());
  }

  /** The text that a span marks. */
  static String marked(Article article, Match.Span span) {
    String text =
        switch (span.field()) {
          case TITLE -> article.title();
          case LEAD -> article.lead();
          case BODY -> article.body();
        };
    return text.substring(span.start(), span.end());
  }

  /** All that a single topic marks in an article; empty when it does not match. */
  static List<String> marks(Topic topic, Article article) {
    return index(topic).match(article).stream()
        .flatMap(match -> match.spans().stream())
        .map(span -> marked(article, span))
        .toList();
  }
}
