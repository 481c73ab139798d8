package dev.tocsin.newsroom;

import dev.tocsin.domain.story.StoryDecision;
import dev.tocsin.domain.story.StoryFile;
import dev.tocsin.domain.story.StoryShelf;
import dev.tocsin.messaging.JsonSerde;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The shelf of stories on the stores of a task. */
final class StoryStores implements StoryShelf {
  private static final String STORIES = "open-stories";
  private static final String BY_ARTICLE = "stories-by-article";
  private static final String BY_WORD = "stories-by-word";
  private static final String LATEST_FETCH = "latest-fetch";
  private static final String LATEST = "latest";

  /** Of the task; they say what must be connected to the processor. */
  static final List<String> NAMES = List.of(STORIES, BY_ARTICLE, BY_WORD, LATEST_FETCH);

  private final KeyValueStore<String, StoryFile> stories;
  private final KeyValueStore<String, String> byArticle;
  private final KeyValueStore<String, WordFile> byWord;
  private final KeyValueStore<String, Long> latestFetch;

  StoryStores(ProcessingContext context) {
    stories = context.getStateStore(STORIES);
    byArticle = context.getStateStore(BY_ARTICLE);
    byWord = context.getStateStore(BY_WORD);
    latestFetch = context.getStateStore(LATEST_FETCH);
  }

  static List<StoreBuilder<?>> builders() {
    return List.of(
        store(STORIES, JsonSerde.of(StoryFile.class)),
        store(BY_ARTICLE, Serdes.String()),
        store(BY_WORD, JsonSerde.of(WordFile.class)),
        store(LATEST_FETCH, Serdes.Long()));
  }

  private static <V> StoreBuilder<?> store(String name, Serde<V> values) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.String(), values)
        .withCachingDisabled();
  }

  @Override
  public Optional<String> storyOf(String articleId) {
    return Optional.ofNullable(byArticle.get(articleId));
  }

  @Override
  public Optional<StoryFile> story(String storyId) {
    return Optional.ofNullable(stories.get(storyId));
  }

  @Override
  public List<String> storiesUnder(String language, String word) {
    return wordFile(language, word).stories();
  }

  /** The greatest fetch time seen on this partition, this one's included. */
  Instant now(Instant fetchedAt) {
    Long latest = latestFetch.get(LATEST);
    Instant before = latest == null ? Instant.MIN : Instant.ofEpochMilli(latest);
    return before.isAfter(fetchedAt) ? before : fetchedAt;
  }

  void keep(StoryDecision decision, Instant now) {
    String storyId = decision.file().story().id();
    String language = decision.file().story().language();
    stories.put(storyId, decision.file());
    byArticle.putIfAbsent(decision.article().id(), storyId);
    decision
        .filedUnder()
        .forEach(word -> byWord.put(key(language, word), wordFile(language, word).with(storyId)));
    latestFetch.put(LATEST, now.toEpochMilli());
  }

  private WordFile wordFile(String language, String word) {
    return Optional.ofNullable(byWord.get(key(language, word))).orElse(WordFile.EMPTY);
  }

  private static String key(String language, String word) {
    return language + "|" + word;
  }
}
