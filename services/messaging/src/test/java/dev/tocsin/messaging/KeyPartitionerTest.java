package dev.tocsin.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;

final class KeyPartitionerTest {
  private static final String KAFKA_TOPIC = "tocsin.feeds";
  private static final int MOST = 50;

  @Property
  void putsAKeyWithoutASlashWhereKafkaWould(
      @ForAll String key, @ForAll @IntRange(min = 1, max = MOST) int partitions) {
    Assume.that(key.indexOf('/') < 0);

    assertThat(KeyPartitioner.partition(key, partitions))
        .isEqualTo(BuiltInPartitioner.partitionForKey(utf8(key), partitions));
  }

  @Property
  void keepsTogetherWhatIsTheSameBeforeTheSlash(
      @ForAll @NotEmpty @AlphaChars String site,
      @ForAll String one,
      @ForAll String other,
      @ForAll @IntRange(min = 1, max = MOST) int partitions) {
    assertThat(KeyPartitioner.partition(site + "/" + one, partitions))
        .isEqualTo(KeyPartitioner.partition(site + "/" + other, partitions))
        .isEqualTo(KeyPartitioner.partition(site, partitions));
  }

  @Property
  void isTheSameForStreamsAndForProducers(
      @ForAll @AlphaChars String site,
      @ForAll String id,
      @ForAll @IntRange(min = 1, max = MOST) int partitions) {
    String key = site + "/" + id;
    KeyPartitioner forProducers = new KeyPartitioner();

    int produced =
        forProducers.partition(KAFKA_TOPIC, key, utf8(key), null, null, clusterWith(partitions));

    assertThat(KeyPartitioner.forStreams().partitions(KAFKA_TOPIC, key, null, partitions))
        .contains(Set.of(produced));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Cluster clusterWith(int partitions) {
    Node node = new Node(1, "127.0.0.1", 1);
    Node[] replicas = {node};
    List<PartitionInfo> all =
        IntStream.range(0, partitions)
            .mapToObj(i -> new PartitionInfo(KAFKA_TOPIC, i, node, replicas, replicas))
            .toList();
    return new Cluster("here", List.of(node), all, Set.of(), Set.of());
  }
}
