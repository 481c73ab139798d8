package dev.tocsin.cli.topics;

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
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A file of labelled articles, one JSON object a line, packed with gzip or not. */
public final class LabelledFile {
  private static final int MOST_TOLD = 10;

  private final Path path;
  private final List<String> bad = new ArrayList<>();
  private int badLines;
  private int unjudged;

  public LabelledFile(Path path) {
    this.path = path;
  }

  /** Reads all that can be read. */
  public void read(Set<String> topics, Consumer<LabelledArticle> each) throws TopicsException {
    try (BufferedReader lines = open()) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          read(line, number, topics).ifPresent(each);
        }
      }
    } catch (IOException e) {
      throw new TopicsException(path + ": it cannot be read as lines of text: " + e);
    }
  }

  /** Lines that are no articles, the first ones told. */
  public List<String> problems() {
    List<String> told = new ArrayList<>(bad);
    if (badLines > bad.size()) {
      told.add("%s: %d more lines cannot be read".formatted(path, badLines - bad.size()));
    }
    if (unjudged > 0) {
      told.add(
          "%s: %d articles have no labels and were left out; write \"topics\": [] for none"
              .formatted(path, unjudged));
    }
    return told;
  }

  private Optional<LabelledArticle> read(String line, int number, Set<String> topics) {
    try {
      JsonNode node = Json.mapper().readTree(line);
      if (node.isObject()) {
        Optional<LabelledArticle> article =
            LabelledLine.read(node, Integer.toString(number), topics);
        unjudged += article.isPresent() ? 0 : 1;
        return article;
      }
      bad(number, "this is not a JSON object");
    } catch (JacksonException e) {
      bad(number, e.getOriginalMessage().lines().findFirst().orElse("this is not JSON"));
    }
    return Optional.empty();
  }

  private void bad(int number, String what) {
    badLines++;
    if (bad.size() < MOST_TOLD) {
      bad.add("%s:%d: %s; expected an object a line".formatted(path, number, what));
    }
  }

  private BufferedReader open() throws IOException {
    InputStream file = Files.newInputStream(path);
    InputStream plain = path.toString().endsWith(".gz") ? new GZIPInputStream(file, 1 << 16) : file;
    return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), 1 << 16);
  }
}
