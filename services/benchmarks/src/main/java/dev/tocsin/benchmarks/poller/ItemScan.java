package dev.tocsin.benchmarks.poller;

import dev.tocsin.benchmarks.FullScan;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopics;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;

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
    Tally tally = new Tally();
    FullScan.of(kafka, KafkaTopics.ITEMS, came -> tally.count(came, seen));
    return new ItemScan(tally.items, tally.twice, missing(farm, seen));
  }

  private static final class Tally {
    private long items;
    private long twice;

    void count(ConsumerRecord<String, byte[]> came, BitSet[] seen) {
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

  private static long missing(FeedFarm farm, BitSet[] seen) {
    long missing = 0;
    for (int feed = 0; feed < farm.feeds(); feed++) {
      int found = seen[feed] == null ? 0 : seen[feed].cardinality();
      missing += farm.served(feed) - found;
    }
    return missing;
  }
}
