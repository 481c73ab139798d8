package dev.tocsin.benchmarks.stories;

import dev.tocsin.messaging.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Texts of which somebody said what belongs together.
 *
 * @param texts title first
 * @param clusters as many: the label of each
 */
record LabelledTexts(List<String> texts, List<String> clusters) {

  LabelledTexts {
    texts = List.copyOf(texts);
    clusters = List.copyOf(clusters);
  }

  /**
   * Reads JSON lines with {@code text}, or {@code title} and {@code body}, and {@code cluster}.
   *
   * @throws IOException when it cannot be read, with the line and what is wrong in it
   */
  static LabelledTexts read(Path file) throws IOException {
    List<String> texts = new ArrayList<>();
    List<String> clusters = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line : (Iterable<String>) lines.lines()::iterator) {
        number++;
        if (!line.isBlank()) {
          JsonNode fields = fields(file, number, line);
          texts.add(text(file, number, fields));
          clusters.add(field(fields, "cluster"));
        }
      }
    }
    if (texts.isEmpty()) {
      throw new IOException(file + " has no texts");
    }
    return new LabelledTexts(texts, clusters);
  }

  private static JsonNode fields(Path file, int number, String line) throws IOException {
    try {
      return Json.mapper().readTree(line);
    } catch (JacksonException e) {
      throw new IOException(
          file + ", line " + number + " is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static String text(Path file, int number, JsonNode fields) throws IOException {
    if (!fields.has("cluster")) {
      throw new IOException(file + ", line " + number + " has no field 'cluster'");
    }
    if (fields.has("text")) {
      return field(fields, "text");
    }
    if (!fields.has("title")) {
      throw new IOException(
          file + ", line " + number + " has neither 'text' nor 'title' and 'body'");
    }
    return field(fields, "title") + "\n" + field(fields, "body");
  }

  private static String field(JsonNode fields, String name) {
    return fields.path(name).asString("");
  }
}
