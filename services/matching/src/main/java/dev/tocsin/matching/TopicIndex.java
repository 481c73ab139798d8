package dev.tocsin.matching;

import dev.tocsin.domain.Article;
import dev.tocsin.domain.Match;
import dev.tocsin.domain.State;
import dev.tocsin.domain.Topic;
import dev.tocsin.matching.query.TopicSyntaxException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All topics in force, ready to judge articles.
 *
 * <p>Confined to one thread: each stream thread owns one. Topics may be put and removed between any
 * two articles, in microseconds. A topic judges only articles in its own languages.
 */
public final class TopicIndex {
  private final Analyzers analyzers;
  private final Map<String, LanguageIndex> languages = new HashMap<>();
  private final Map<String, Set<String>> languagesOfTopics = new HashMap<>();

  /**
   * An index without topics.
   *
   * @param analyzers may be shared with other indexes, and should be: some hold a dictionary
   */
  public TopicIndex(Analyzers analyzers) {
    this.analyzers = analyzers;
  }

  /**
   * Puts a topic in the place of any that has its id. One that is not active judges nothing, so it
   * only takes the earlier one away.
   *
   * @throws TopicSyntaxException when a query does not follow the language
   * @throws IllegalArgumentException when the topic could match nothing, or everything; either way
   *     the version that was there before stays in force
   */
  public void put(Topic topic) {
    if (topic.state() != State.ACTIVE) {
      remove(topic.id());
      return;
    }
    Map<String, CompiledTopic> compiled = compile(ParsedTopic.of(topic));
    Set<String> before = languagesOfTopics.getOrDefault(topic.id(), Set.of());
    compiled.forEach((language, version) -> index(language).put(version));
    for (String language : before) {
      if (!compiled.containsKey(language)) {
        removeFrom(language, topic.id());
      }
    }
    languagesOfTopics.put(topic.id(), Set.copyOf(compiled.keySet()));
  }

  /** Takes a topic away, if it is there. */
  public void remove(String topicId) {
    Set<String> before = languagesOfTopics.remove(topicId);
    if (before != null) {
      before.forEach(language -> removeFrom(language, topicId));
    }
  }

  /** What an article matches, by topic id. */
  public List<Match> match(Article article) {
    LanguageIndex index = languages.get(Analyzers.primary(article.language()));
    return index == null ? List.of() : index.match(article);
  }

  /** How many topics are in force. */
  public int size() {
    return languagesOfTopics.size();
  }

  /** How many terms all queries use, counted by language. */
  int terms() {
    return languages.values().stream().mapToInt(LanguageIndex::terms).sum();
  }

  private Map<String, CompiledTopic> compile(ParsedTopic parsed) {
    Map<String, CompiledTopic> compiled = new LinkedHashMap<>();
    Set<String> asked = new HashSet<>();
    for (String tag : parsed.topic().languages()) {
      String language = Analyzers.primary(tag);
      if (asked.add(language)) {
        index(language)
            .compile(parsed)
            .ifPresentOrElse(
                version -> compiled.put(language, version), () -> dropIfEmpty(language));
      }
    }
    if (compiled.isEmpty()) {
      throw new IllegalArgumentException(
          "nothing is left to search for: in "
              + String.join(", ", asked)
              + " the words of the query are so common that they are not searched");
    }
    return compiled;
  }

  private LanguageIndex index(String language) {
    return languages.computeIfAbsent(language, tag -> LanguageIndex.of(tag, analyzers));
  }

  private void removeFrom(String language, String topicId) {
    index(language).remove(topicId);
    dropIfEmpty(language);
  }

  private void dropIfEmpty(String language) {
    if (index(language).isEmpty()) {
      languages.remove(language);
    }
  }
}
