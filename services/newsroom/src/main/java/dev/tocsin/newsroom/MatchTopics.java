package dev.tocsin.newsroom;

import dev.tocsin.domain.Article;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Adds to each article what the topics of this moment find in it. */
final class MatchTopics extends ContextualFixedKeyProcessor<String, Article, Article> {
  private final TopicBook book;

  MatchTopics(TopicBook book) {
    this.book = book;
  }

  @Override
  public void process(FixedKeyRecord<String, Article> record) {
    ReadOnlyKeyValueStore<String, byte[]> topics = context().getStateStore(TopicBook.STORE);
    Article article = record.value();
    context().forward(record.withValue(article.withMatches(book.index().match(article, topics))));
  }
}
