package dev.tocsin.messaging.kill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.Provisioner;
import dev.tocsin.messaging.TestKafka;
import dev.tocsin.messaging.kill.Receiver.Receipt;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a crash does to work: it repeats what had not been committed, and nothing else. */
@Timeout(90)
final class KillTest {
  private static final int KILLS = 3;
  private static final int POSTS_A_LIFE = 500;
  private static final int ANSWERS_BEFORE_A_KILL = 400;
  private static final int PARTITIONS = 2;
  private static final Duration BETWEEN_SCANS = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  @Test
  void losesNothingAndRepeatsOnlyWhatWasNotCommitted() throws Exception {
    try (TestKafka kafka = TestKafka.start(folder);
        Receiver receiver = new Receiver()) {
      KafkaSettings settings = kafka.settings("", PARTITIONS);
      new Provisioner(settings).provision(List.of(KafkaTopics.DEAD_LETTERS));
      kafka.make(PostingProcess.POSTS, PARTITIONS);
      kafka.make(PostingProcess.POSTED, PARTITIONS);
      List<Set<String>> committedAtKill = new ArrayList<>();
      for (int life = 0; life < KILLS; life++) {
        receiver.hangAfter(ANSWERS_BEFORE_A_KILL);
        try (PostingProcess process = PostingProcess.start(settings, receiver.at(life))) {
          kafka.send(posts(life));
          await().atMost(PATIENCE).until(() -> receiver.hanging() > 0);

          process.kill();
        }
        receiver.release();
        committedAtKill.add(Set.copyOf(posted(kafka)));
      }
      List<String> all = new ArrayList<>();
      IntStream.rangeClosed(0, KILLS).forEach(life -> posts(life).forEach(p -> all.add(p.key())));

      try (PostingProcess process = PostingProcess.start(settings, receiver.at(KILLS))) {
        kafka.send(posts(KILLS));
        await()
            .pollInterval(BETWEEN_SCANS)
            .atMost(PATIENCE)
            .until(() -> posted(kafka).size() >= all.size());
        assertThat(process.isAlive()).isTrue();
      }

      List<Receipt> receipts = receiver.receipts();
      assertThat(posted(kafka)).containsExactlyInAnyOrderElementsOf(all);
      assertThat(idsOf(receipts)).containsAll(all);
      assertThat(receipts).doesNotHaveDuplicates();
      assertThat(receipts).hasSizeGreaterThan(all.size());
      for (int life = 0; life < KILLS; life++) {
        Set<String> again = idsOf(after(life, receipts));
        assertThat(again).doesNotContainAnyElementsOf(committedAtKill.get(life));
      }
      assertThat(kafka.committed(KafkaTopics.DEAD_LETTERS.name())).isEmpty();
    }
  }

  private static List<ProducerRecord<String, byte[]>> posts(int life) {
    return IntStream.range(life * POSTS_A_LIFE, (life + 1) * POSTS_A_LIFE)
        .mapToObj(i -> "post-" + i)
        .map(id -> new ProducerRecord<>(PostingProcess.POSTS, id, id.getBytes(UTF_8)))
        .toList();
  }

  private static List<String> posted(TestKafka kafka) {
    return kafka.committed(PostingProcess.POSTED).stream().map(ConsumerRecord::key).toList();
  }

  private static List<Receipt> after(int life, List<Receipt> receipts) {
    return receipts.stream().filter(receipt -> Integer.parseInt(receipt.life()) > life).toList();
  }

  private static Set<String> idsOf(List<Receipt> receipts) {
    return receipts.stream().map(Receipt::id).collect(Collectors.toCollection(HashSet::new));
  }
}
