package dev.tocsin.messaging;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * Values of a store as another serde has them, and the large ones packed: Kafka takes no record of
 * more than a megabyte, and who writes a larger one to a changelog stops for good.
 *
 * <p>Only for serdes whose values never begin as gzip does, as no JSON does.
 */
public final class PackedSerde {
  private static final int LARGE = 16 << 10;
  private static final byte FIRST = (byte) GZIPInputStream.GZIP_MAGIC;
  private static final byte SECOND = (byte) (GZIPInputStream.GZIP_MAGIC >> 8);

  private PackedSerde() {}

  /** A serde that packs what another makes. */
  public static <V> Serde<V> of(Serde<V> inner) {
    return Serdes.serdeFrom(
        (topic, value) -> packedIfLarge(inner.serializer().serialize(topic, value)),
        (topic, bytes) -> inner.deserializer().deserialize(topic, unpackedIfPacked(bytes)));
  }

  private static byte @Nullable [] packedIfLarge(byte @Nullable [] plain) {
    return plain == null || plain.length < LARGE ? plain : packed(plain);
  }

  private static byte @Nullable [] unpackedIfPacked(byte @Nullable [] bytes) {
    return bytes != null && isPacked(bytes) ? unpacked(bytes) : bytes;
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
}
