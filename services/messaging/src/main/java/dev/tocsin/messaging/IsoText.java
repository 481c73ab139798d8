package dev.tocsin.messaging;

import java.time.DateTimeException;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * A time, a duration or how often, read from text alone: of a number nobody can say whether it
 * counts seconds or milliseconds.
 */
final class IsoText<T> extends StdScalarDeserializer<T> {
  private final String form;
  private final transient Function<String, T> parse;

  IsoText(Class<T> type, Function<String, T> parse) {
    this(type, "ISO 8601 text", parse);
  }

  IsoText(Class<T> type, String form, Function<String, T> parse) {
    super(type);
    this.form = form;
    this.parse = parse;
  }

  @Override
  public T deserialize(JsonParser parser, DeserializationContext context) {
    if (!parser.hasToken(JsonToken.VALUE_STRING)) {
      return context.reportInputMismatch(this, "a %s is %s", handledType().getSimpleName(), form);
    }
    try {
      return parse.apply(parser.getString());
    } catch (DateTimeException | IllegalArgumentException e) {
      return context.reportInputMismatch(
          this, "a %s is %s: %s", handledType().getSimpleName(), form, e.getMessage());
    }
  }
}
