package dev.tocsin.gateway.websub;

import dev.tocsin.domain.HubWord;
import dev.tocsin.messaging.KafkaSettings;
import dev.tocsin.messaging.KafkaTopics;
import dev.tocsin.messaging.KeyPartitioner;
import dev.tocsin.messaging.RealTime;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What hubs say, on its way to the task that polls the feed's site. Any gateway may write it, the
 * read-only one too: whoever a hub happens to reach.
 */
public final class HubWords implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final KafkaSettings kafka;
  private Optional<KafkaProducer<String, byte[]>> open = Optional.empty();

  public HubWords(KafkaSettings kafka) {
    this.kafka = kafka;
  }

  /** Opened for the first hub that calls: most installations have none. */
  private synchronized KafkaProducer<String, byte[]> producer() {
    if (open.isEmpty()) {
      open =
          Optional.of(
              new KafkaProducer<>(properties(), new StringSerializer(), new ByteArraySerializer()));
    }
    return open.get();
  }

  private Properties properties() {
    Properties p = kafka.client();
    p.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, KeyPartitioner.class);
    p.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
    p.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    p.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    p.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    return p;
  }

  /** Writes a word; whether Kafka has it. */
  boolean write(String site, String id, HubWord word) {
    RecordHeaders headers = new RecordHeaders();
    RealTime.FETCHED.stamp(headers, RealTime.now());
    String topic = kafka.name(KafkaTopics.PUSHES);
    byte[] value = KafkaTopics.PUSHES.serde().serializer().serialize(topic, headers, word);
    try {
      producer()
          .send(
              new ProducerRecord<>(
                  topic, null, word.at().toEpochMilli(), HubWord.key(site, id), value, headers))
          .get();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | KafkaException e) {
      return false;
    }
  }

  @Override
  public synchronized void close() {
    open.ifPresent(producer -> producer.close(PATIENCE));
    open = Optional.empty();
  }
}
