package dev.tocsin.messaging;

import java.time.DateTimeException;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * A time or a duration, read from ISO 8601 text alone: of a number nobody can say whether it counts
 * seconds or milliseconds.
 */
final class IsoText<T> extends StdScalarDeserializer<T> {
  private final transient Function<String, T> parse;

  IsoText(Class<T> type, Function<String, T> parse) {
    super(type);
    this.parse = parse;
  }

  @Override
  public T deserialize(JsonParser parser, DeserializationContext context) {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return context.reportInputMismatch(
          this, "a %s is ISO 8601 text", handledType().getSimpleName());
    }
    try {
      return parse.apply(parser.getString());
    } catch (DateTimeException e) {
      return context.reportInputMismatch(
          this, "a %s is ISO 8601 text: %s", handledType().getSimpleName(), e.getMessage());
    }
  }
}
