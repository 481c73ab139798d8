package dev.tocsin.messaging;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/**
 * Values as JSON, with the schema's version in the record header {@code schema}.
 *
 * <p>Stores have no headers: there a record without the header is read as the current major
 * version.
 */
public final class JsonSerde<V> implements Serde<V>, Serializer<V>, Deserializer<V> {
  /** The record header that holds {@code major.minor}. */
  public static final String SCHEMA_HEADER = "schema";

  static final int MAJOR = 1;
  private static final byte[] VERSION = (MAJOR + ".0").getBytes(StandardCharsets.UTF_8);

  private final Class<V> type;
  private final ObjectReader reader;
  private final ObjectWriter writer;

  private JsonSerde(Class<V> type) {
    this.type = type;
    this.reader = Json.mapper().readerFor(type);
    this.writer = Json.mapper().writerFor(type);
  }

  /** A serde for a type; bytes stay as they are. */
  @SuppressWarnings("unchecked") // byte[] is the one type that is not JSON
  public static <V> Serde<V> of(Class<V> type) {
    return type == byte[].class ? (Serde<V>) Serdes.ByteArray() : new JsonSerde<>(type);
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable V value) {
    return value == null ? null : writer.writeValueAsBytes(value);
  }

  @Override
  public byte @Nullable [] serialize(String topic, Headers headers, @Nullable V value) {
    headers.remove(SCHEMA_HEADER).add(SCHEMA_HEADER, VERSION);
    return serialize(topic, value);
  }

  @Override
  public @Nullable V deserialize(String topic, byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    V value;
    try {
      value = reader.readValue(bytes);
    } catch (JacksonException e) {
      throw unreadable(path(e) + e.getOriginalMessage(), e);
    }
    if (value == null) {
      // Kafka would take it for a tombstone, and what it is about for deleted.
      throw unreadable("the value is null", null);
    }
    return value;
  }

  @Override
  public @Nullable V deserialize(String topic, Headers headers, byte @Nullable [] bytes) {
    Header schema = headers.lastHeader(SCHEMA_HEADER);
    if (schema != null && schema.value() != null) {
      refuseNewerMajor(topic, new String(schema.value(), StandardCharsets.UTF_8));
    }
    return deserialize(topic, bytes);
  }

  private void refuseNewerMajor(String topic, String version) {
    int dot = version.indexOf('.');
    int major;
    try {
      major = Integer.parseInt(dot < 0 ? version : version.substring(0, dot));
    } catch (NumberFormatException e) {
      throw new SerializationException("header schema is '" + version + "', not major.minor", e);
    }
    if (major > MAJOR) {
      throw new NewerSchemaException(topic, type.getSimpleName(), version, MAJOR);
    }
  }

  private SerializationException unreadable(String reason, @Nullable Throwable cause) {
    return new SerializationException(
        "not a readable " + type.getSimpleName() + ": " + reason, cause);
  }

  /** Where in the record it went wrong, as {@code "schedule.floor: "}. */
  private static String path(JacksonException e) {
    String path =
        e.getPath().stream()
            .map(at -> at.getIndex() < 0 ? at.getPropertyName() : Integer.toString(at.getIndex()))
            .collect(Collectors.joining("."));
    return path.isEmpty() ? "" : path + ": ";
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
  public void configure(java.util.Map<String, ?> configs, boolean isKey) {}

  @Override
  public void close() {}
}
