package dev.tocsin.poller.parsing;

import java.net.URI;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON feeds, item by item: one that is mistyped costs itself only, and a truncated document keeps
 * its whole items.
 */
final class JsonFeedParser {
  private static final int DEEPEST = 256;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                  .build())
          .build();

  private JsonFeedParser() {}

  /** Empty when the document has no items. */
  static Optional<ParsedFeed> parse(String text, URI base) {
    ObjectNode head = MAPPER.createObjectNode();
    JsonFeedAdapter adapter = new JsonFeedAdapter(base);
    boolean isFeed = false;
    try (JsonParser json = MAPPER.createParser(text)) {
      json.nextToken();
      for (String name = json.nextName(); name != null; name = json.nextName()) {
        if (json.nextToken() == JsonToken.START_ARRAY && name.equals("items")) {
          isFeed = true;
          items(json, adapter);
        } else {
          head.set(name, json.<JsonNode>readValueAsTree());
        }
      }
    } catch (JacksonException e) {
      // Truncated, or not JSON from here on: what was read before is whole.
    }
    return isFeed
        ? Optional.of(adapter.adapt(read(head, JsonFeed.class).orElse(JsonFeed.UNSAID)))
        : Optional.empty();
  }

  private static void items(JsonParser json, JsonFeedAdapter adapter) {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (adapter.isFull()) {
        json.skipChildren();
        adapter.drop();
      } else {
        item(json, adapter);
      }
    }
  }

  private static void item(JsonParser json, JsonFeedAdapter adapter) {
    try {
      JsonNode item = json.readValueAsTree();
      read(item, JsonFeed.Item.class).ifPresentOrElse(adapter::add, adapter::drop);
    } catch (JacksonException e) {
      adapter.drop();
      throw e;
    }
  }

  private static <T> Optional<T> read(JsonNode node, Class<T> type) {
    try {
      return Optional.ofNullable(MAPPER.treeToValue(node, type));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
