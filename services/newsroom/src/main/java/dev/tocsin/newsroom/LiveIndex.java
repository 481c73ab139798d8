package dev.tocsin.newsroom;

import dev.tocsin.domain.Article;
import dev.tocsin.domain.Match;
import dev.tocsin.domain.State;
import dev.tocsin.domain.Topic;
import dev.tocsin.matching.Analyzers;
import dev.tocsin.matching.TopicIndex;
import java.util.List;
import java.util.NavigableMap;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topic index of one stream thread, kept in step with the global store. Edits are applied
 * between two articles, so no article is judged by two versions of a topic.
 */
final class LiveIndex {
  private static final Logger log = LoggerFactory.getLogger(LiveIndex.class);

  private final TopicBook book;
  private final Deserializer<Topic> topics;
  private final TopicIndex index;
  private boolean filled;
  private long edit;

  LiveIndex(TopicBook book, Deserializer<Topic> topics, Analyzers analyzers) {
    this.book = book;
    this.topics = topics;
    this.index = new TopicIndex(analyzers);
  }

  List<Match> match(Article article, ReadOnlyKeyValueStore<String, byte[]> store) {
    catchUp(store);
    return index.match(article);
  }

  private void catchUp(ReadOnlyKeyValueStore<String, byte[]> store) {
    if (!filled) {
      edit = book.edits();
      try (KeyValueIterator<String, byte[]> all = store.all()) {
        all.forEachRemaining(entry -> apply(entry.key, entry.value));
      }
      filled = true;
    }
    if (book.edits() == edit) {
      return;
    }
    NavigableMap<Long, String> changed = book.changedAfter(edit);
    changed.forEach(
        (number, topicId) -> {
          apply(topicId, store.get(topicId));
          edit = Math.max(edit, number);
        });
  }

  /** A topic that cannot be read or compiled leaves its last good version in force. */
  private void apply(String topicId, byte @Nullable [] bytes) {
    try {
      Topic topic = bytes == null ? null : topics.deserialize("", bytes);
      if (topic == null || topic.state() != State.ACTIVE) {
        index.remove(topicId);
      } else {
        index.put(topic);
      }
    } catch (RuntimeException e) {
      log.warn(
          "topic {} is not used in this version, the one before stays in force: {}",
          topicId,
          e.getMessage());
    }
  }
}
