package dev.tocsin.messaging;

import org.apache.kafka.common.errors.SerializationException;

/**
 * A record was written by a newer Tocsin in a form that this one cannot know. It stops the service:
 * going on would lose what the record says.
 */
public final class NewerSchemaException extends SerializationException {
  NewerSchemaException(String topic, String type, String version, int known) {
    super(
        "Kafka topic %s holds a value of type %s with schema %s, this service reads up to %d.x: upgrade it"
            .formatted(topic, type, version, known));
  }
}
