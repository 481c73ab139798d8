package dev.tocsin.dispatcher;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import dev.tocsin.domain.Delivery;
import dev.tocsin.messaging.Json;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;

/**
 * Templates for receivers of any JSON: Mustache over the fields of the message, each value written
 * as it stands inside a JSON text. What comes out must be JSON, or it is not sent.
 */
final class Templates {
  private static final int LARGEST = 256 << 10;

  private static final Mustache.Compiler COMPILER =
      Mustache.compiler()
          .escapeHTML(false)
          .withEscaper(Templates::insideJsonText)
          .defaultValue("")
          .emptyStringIsFalse(true)
          // Neither methods nor fields of anything: a template sees the message and nothing else.
          .withFormatter(String::valueOf);

  private Templates() {}

  /**
   * What a template makes of a delivery.
   *
   * @throws IllegalArgumentException when it is no template, or makes no JSON
   */
  static String render(String template, Delivery delivery) {
    JsonNode message = Json.mapper().readTree(delivery.payload());
    Map<?, ?> fields = Json.mapper().convertValue(message, Map.class);
    String text;
    try {
      text = COMPILER.compile(template).execute(fields);
    } catch (MustacheException e) {
      throw new IllegalArgumentException("channel.template: " + e.getMessage(), e);
    }
    if (text.length() > LARGEST) {
      throw new IllegalArgumentException("channel.template makes more than 256 KB");
    }
    try {
      Json.mapper()
          .reader()
          .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .readTree(text);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "channel.template does not make JSON of this message: " + e.getOriginalMessage(), e);
    }
    return text;
  }

  /** A value between the quotation marks of a JSON text. */
  private static String insideJsonText(String value) {
    String quoted = Json.mapper().writeValueAsString(value);
    return quoted.substring(1, quoted.length() - 1);
  }
}
