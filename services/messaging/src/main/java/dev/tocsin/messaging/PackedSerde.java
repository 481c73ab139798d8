package dev.tocsin.messaging;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Values of a store as another serde has them, and the large ones packed: Kafka takes no record of
 * more than a megabyte, and who writes a larger one to a changelog stops for good.
 *
 * <p>Only for serdes whose values never begin as gzip does, as no JSON does.
 */
public final class PackedSerde<V> implements Serde<V>, Serializer<V>, Deserializer<V> {
  private static final int LARGE = 16 << 10;
  private static final byte FIRST = (byte) GZIPInputStream.GZIP_MAGIC;
  private static final byte SECOND = (byte) (GZIPInputStream.GZIP_MAGIC >> 8);

  private final Serde<V> inner;

  public PackedSerde(Serde<V> inner) {
    this.inner = inner;
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable V value) {
    byte[] plain = inner.serializer().serialize(topic, value);
    return plain == null || plain.length < LARGE ? plain : packed(plain);
  }

  @Override
  public @Nullable V deserialize(String topic, byte @Nullable [] bytes) {
    return inner
        .deserializer()
        .deserialize(topic, bytes != null && isPacked(bytes) ? unpacked(bytes) : bytes);
  }

  private static byte[] packed(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 4);
    try (Quick gzip = new Quick(out)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new SerializationException("a value of " + plain.length + " bytes", e);
    }
    return out.toByteArray();
  }

  private static boolean isPacked(byte[] bytes) {
    return bytes.length > 1 && bytes[0] == FIRST && bytes[1] == SECOND;
  }

  private static byte[] unpacked(byte[] bytes) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return gzip.readAllBytes();
    } catch (IOException e) {
      throw new SerializationException("not a readable packed value: " + e.getMessage(), e);
    }
  }

  /** Text that repeats itself is small however little is tried. */
  private static final class Quick extends GZIPOutputStream {
    Quick(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  @Override
  public Serializer<V> serializer() {
    return this;
  }

  @Override
  public Deserializer<V> deserializer() {
    return this;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {}

  @Override
  public void close() {}
}
