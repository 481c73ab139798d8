package dev.tocsin.poller;

import dev.tocsin.domain.HubWord;
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
import dev.tocsin.poller.PollOutput.Ordered;
import dev.tocsin.poller.PollOutput.Raised;
import dev.tocsin.poller.PollOutput.Seen;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * {@code feeds, requests, pushes → polls → items, pages, feed-status, alarms}, {@code pages →
 * items} and {@code polls → hubs → pushes}, by site: what a site is asked, and what it says of
 * that, is the same task's, be it feed, page or push.
 */
final class PollTopology {
  /** How its kinds of work are done; each gives signs of life of its own. */
  record Work(WorkSettings polls, WorkSettings pages, WorkSettings hubs, WorkSettings pushes) {}

  /** Whom its work asks. */
  record Net(FeedSource feeds, PageSource pages, HubSource hubs) {}

  private PollTopology() {}

  static Topology build(
      StreamsBuilder builder,
      KafkaSettings kafka,
      Net net,
      PollRules rules,
      HubTies ties,
      Work work) {
    builder.addStateStore(SiteWords.store());
    KStream<String, HubWord> words = read(builder, kafka, KafkaTopics.PUSHES, "read-pushes");
    KStream<String, PollInput> inputs =
        wanted(builder, kafka)
            .merge(asked(builder, kafka), Named.as("merge-wishes"))
            .merge(heard(words), Named.as("merge-words"))
            .merge(pushed(words, work.pushes()), Named.as("merge-pushes"));
    KStream<String, PollOutput> polls =
        poll(
            inputs,
            PollErrand.opener(net.feeds(), rules, ties, work.polls().clock()),
            work.polls());
    publishItems(polls, kafka);
    putOff(polls, kafka);
    complete(awaited(builder, kafka), PageErrand.opener(net.pages(), rules), work.pages(), kafka);
    askHubs(polls, HubErrand.opener(net.hubs(), rules), work.hubs(), kafka);
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

  /** By the key of the feed; its site, and so the partition, stays the same. */
  private static KStream<String, PollInput> heard(KStream<String, HubWord> words) {
    return words.flatMap(
        (key, word) ->
            word instanceof HubWord.Pushed
                ? List.of()
                : List.of(
                    KeyValue.pair(
                        KeyPartitioner.owner(key) + "/" + word.feedId(),
                        new PollInput.Heard(word))),
        Named.as("take-words"));
  }

  /** Read beside the polls, so that a document that is large and bad holds up none of them. */
  private static KStream<String, PollInput> pushed(
      KStream<String, HubWord> words, WorkSettings work) {
    return words
        .flatMapValues(
            word -> word instanceof HubWord.Pushed push ? List.of(push) : List.of(),
            Named.as("take-pushes"))
        .process(
            new AsyncWork<>(
                "pushes",
                JsonSerde.of(HubWord.Pushed.class),
                JsonSerde.of(PageWait.class),
                work,
                PushErrand.opener()),
            Named.as("parse-pushes"));
  }

  /** What they answer comes back by Kafka, as what they do by themselves does. */
  private static void askHubs(
      KStream<String, PollOutput> polls,
      Errand.Opener<HubOrder, HubOrder, HubWait, HubErrand.Asked, HubWord> opener,
      WorkSettings work,
      KafkaSettings kafka) {
    polls
        .flatMapValues(
            output -> output instanceof Ordered ordered ? List.of(ordered.order()) : List.of(),
            Named.as("take-orders"))
        .process(
            new AsyncWork<>(
                "hubs", JsonSerde.of(HubOrder.class), JsonSerde.of(HubWait.class), work, opener),
            Named.as("ask-hubs"))
        .to(kafka.name(KafkaTopics.PUSHES), produced(KafkaTopics.PUSHES, "write-words"));
  }

  private static KStream<String, PollOutput> poll(
      KStream<String, PollInput> inputs,
      Errand.Opener<PollInput, WatchedFeed, PollState, Fetched, PollOutput> opener,
      WorkSettings work) {
    return inputs.process(
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
