package dev.tocsin.poller;

import dev.tocsin.domain.Item;
import dev.tocsin.domain.Request.PollNow;
import dev.tocsin.messaging.JsonSerde;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopic;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.KeyPartitioner;
import dev.tocsin.messaging.work.AsyncWork;
import dev.tocsin.messaging.work.Errand;
import dev.tocsin.messaging.work.WorkSettings;
import dev.tocsin.poller.PollOutput.Found;
import dev.tocsin.poller.PollOutput.FoundInPart;
import dev.tocsin.poller.PollOutput.Raised;
import dev.tocsin.poller.PollOutput.Seen;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * {@code feeds, requests → polls → items, pages, feed-status, alarms} and {@code pages → items}, by
 * site: what a site is asked, and what it says of that, is the same task's, be it feed or page.
 */
final class PollTopology {
  /** How its two kinds of work are done; each gives signs of life of its own. */
  record Work(WorkSettings polls, WorkSettings pages) {}

  private PollTopology() {}

  static Topology build(
      StreamsBuilder builder,
      KafkaSettings kafka,
      FeedSource feeds,
      PageSource pages,
      PollRules rules,
      Work work) {
    builder.addStateStore(SiteWords.store());
    KStream<String, PollInput> wishes =
        wanted(builder, kafka).merge(asked(builder, kafka), Named.as("merge-wishes"));
    KStream<String, PollOutput> polls = poll(wishes, PollErrand.opener(feeds, rules), work.polls());
    publishItems(polls, kafka);
    putOff(polls, kafka);
    complete(awaited(builder, kafka), PageErrand.opener(pages, rules), work.pages(), kafka);
    publishStatuses(polls, kafka);
    publishAlarms(polls, kafka);
    return builder.build();
  }

  private static KStream<String, PollInput> wanted(StreamsBuilder builder, KafkaSettings kafka) {
    return read(builder, kafka, KafkaTopics.FEEDS, "read-feeds")
        .mapValues(
            feed -> feed == null ? new PollInput.Unwanted() : new PollInput.Wanted(feed),
            Named.as("take-wanted"));
  }

  /** Requests are keyed as their target: those for feeds come to the partition of the feed. */
  private static KStream<String, PollInput> asked(StreamsBuilder builder, KafkaSettings kafka) {
    return read(builder, kafka, KafkaTopics.REQUESTS, "read-requests")
        .flatMapValues(
            request ->
                request instanceof PollNow now ? List.of(new PollInput.Asked(now)) : List.of(),
            Named.as("take-asked"));
  }

  private static KStream<String, PollOutput> poll(
      KStream<String, PollInput> wishes,
      Errand.Opener<PollInput, WatchedFeed, PollState, Fetched, PollOutput> opener,
      WorkSettings work) {
    return wishes.process(
        new AsyncWork<>(
            "polls", JsonSerde.of(WatchedFeed.class), JsonSerde.of(PollState.class), work, opener),
        Named.as("poll-feeds"),
        SiteWords.STORE);
  }

  private static void publishItems(KStream<String, PollOutput> polls, KafkaSettings kafka) {
    polls
        .flatMapValues(
            output -> output instanceof Found found ? List.of(found.item()) : List.of(),
            Named.as("take-items"))
        .to(kafka.name(KafkaTopics.ITEMS), produced(KafkaTopics.ITEMS, "write-items"));
  }

  /** Through Kafka, since the page may be of another site than the feed. */
  private static void putOff(KStream<String, PollOutput> polls, KafkaSettings kafka) {
    polls
        .flatMapValues(
            output -> output instanceof FoundInPart part ? List.of(part.item()) : List.of(),
            Named.as("take-pages"))
        .to(kafka.name(KafkaTopics.PAGES), produced(KafkaTopics.PAGES, "write-pages"));
  }

  private static KStream<String, Item> awaited(StreamsBuilder builder, KafkaSettings kafka) {
    return read(builder, kafka, KafkaTopics.PAGES, "read-pages");
  }

  private static void complete(
      KStream<String, Item> awaited,
      Errand.Opener<Item, Item, PageWait, PageErrand.Done, Item> opener,
      WorkSettings work,
      KafkaSettings kafka) {
    awaited
        .process(
            new AsyncWork<>(
                "pages", JsonSerde.of(Item.class), JsonSerde.of(PageWait.class), work, opener),
            Named.as("read-articles"),
            SiteWords.STORE)
        .to(kafka.name(KafkaTopics.ITEMS), produced(KafkaTopics.ITEMS, "write-whole-items"));
  }

  /** A feed that is forgotten leaves a tombstone. */
  private static void publishStatuses(KStream<String, PollOutput> polls, KafkaSettings kafka) {
    polls
        .filter((key, output) -> output instanceof Seen, Named.as("keep-statuses"))
        .mapValues(output -> ((Seen) output).status().orElse(null), Named.as("take-statuses"))
        .to(
            kafka.name(KafkaTopics.FEED_STATUS),
            produced(KafkaTopics.FEED_STATUS, "write-statuses"));
  }

  private static void publishAlarms(KStream<String, PollOutput> polls, KafkaSettings kafka) {
    polls
        .flatMapValues(
            output -> output instanceof Raised raised ? List.of(raised.alarm()) : List.of(),
            Named.as("take-alarms"))
        .to(kafka.name(KafkaTopics.ALARMS), produced(KafkaTopics.ALARMS, "write-alarms"));
  }

  private static <V> KStream<String, V> read(
      StreamsBuilder builder, KafkaSettings kafka, KafkaTopic<V> topic, String name) {
    return builder.stream(
        kafka.name(topic), Consumed.with(Serdes.String(), topic.serde()).withName(name));
  }

  private static <V> Produced<String, V> produced(KafkaTopic<V> topic, String name) {
    return Produced.with(Serdes.String(), topic.serde())
        .withStreamPartitioner(KeyPartitioner.<V>forStreams())
        .withName(name);
  }
}
