package dev.tocsin.benchmarks.poller;

import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * All items against all that was served: each entry must be there, and once.
 *
 * @param items in Kafka, committed
 * @param twice that are there again
 * @param missing that were served and are not there
 */
record ItemScan(long items, long twice, long missing) {
  private static final Pattern GUID = Pattern.compile("\"guid\":\"(\\d+)\\.(\\d+)\"");

  static ItemScan of(KafkaSettings kafka, FeedFarm farm) {
    BitSet[] seen = new BitSet[farm.feeds()];
    long items = 0;
    long twice = 0;
    Properties properties = kafka.client();
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(kafka.name(KafkaTopics.ITEMS)).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<String, byte[]> came : consumer.poll(Duration.ofMillis(200))) {
          Matcher guid = GUID.matcher(new String(came.value(), StandardCharsets.UTF_8));
          if (!guid.find()) {
            throw new IllegalStateException("an item without our guid: " + came.key());
          }
          int feed = Integer.parseInt(guid.group(1));
          int entry = Integer.parseInt(guid.group(2));
          BitSet entries = seen[feed] == null ? new BitSet() : seen[feed];
          seen[feed] = entries;
          items++;
          twice += entries.get(entry) ? 1 : 0;
          entries.set(entry);
        }
      }
    }
    return new ItemScan(items, twice, missing(farm, seen));
  }

  private static long missing(FeedFarm farm, BitSet[] seen) {
    long missing = 0;
    for (int feed = 0; feed < farm.feeds(); feed++) {
      int found = seen[feed] == null ? 0 : seen[feed].cardinality();
      missing += farm.served(feed) - found;
    }
    return missing;
  }
}
