package dev.tocsin.benchmarks.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tocsin.benchmarks.conformance.Expectation.Unjudged;
import dev.tocsin.messaging.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The documents of a folder, each with what is expected of it: by a comment in it, as feedparser
 * has them, or by a JSON file beside it, as gofeed has them.
 */
final class Samples {
  private static final Set<String> DOCUMENTS =
      Set.of("xml", "rss", "rdf", "atom", "json", "feed", "cdf", "txt", "html", "xhtml");
  private static final List<String> EXPECTATIONS =
      List.of(".json", "_expected.json", ".serde.json");
  private static final int COMMENT_WITHIN = 16 << 10;

  private static final Pattern EXPECT =
      Pattern.compile(
          "(?:^|<!--)[ \\t]*Expect:[ \\t]*(.+?)[ \\t]*(?:-->|\\r?$)", Pattern.MULTILINE);
  private static final Pattern HEADER =
      Pattern.compile(
          "^[ \\t]*Header:[ \\t]*([\\w-]+):[ \\t]*(.*?)[ \\t]*\\r?$", Pattern.MULTILINE);
  private static final URI SERVER = URI.create("http://127.0.0.1:8097/");

  private final Path folder;
  private final Set<Path> expected = new HashSet<>();

  private Samples(Path folder) {
    this.folder = folder;
  }

  static List<Sample> of(Path folder) throws IOException {
    return new Samples(folder).read();
  }

  private List<Sample> read() throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      beside(file).ifPresent(expected::add);
    }
    List<Sample> samples = new ArrayList<>();
    for (Path file : files) {
      if (!expected.contains(file) && DOCUMENTS.contains(extension(file))) {
        samples.add(sample(file));
      }
    }
    return samples;
  }

  private Sample sample(Path file) throws IOException {
    byte[] document = Files.readAllBytes(file);
    String start = start(document);
    URI address =
        header(start, "Content-Location")
            .flatMap(Samples::address)
            .orElse(SERVER.resolve(slashed(folder.relativize(file))));
    Optional<Expectation> said = comment(start);
    return new Sample(
        set(file),
        file,
        header(start, "Content-Type"),
        address,
        said.isPresent() ? said : json(file));
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/').replace(" ", "%20");
  }

  private String set(Path file) {
    Path below = folder.relativize(file);
    return below.getNameCount() > 1
        ? below.getName(0).toString()
        : String.valueOf(folder.toAbsolutePath().normalize().getFileName());
  }

  private static Optional<URI> address(String location) {
    try {
      URI resolved = SERVER.resolve(location);
      return Optional.ofNullable(resolved.getHost()).map(host -> resolved);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Its beginning, in whatever charset shows the comment. */
  private static String start(byte[] document) {
    int length = Math.min(document.length, COMMENT_WITHIN);
    for (String charset :
        List.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "IBM037")) {
      String start = new String(document, 0, length, Charset.forName(charset));
      if (EXPECT.matcher(start).find()) {
        return start;
      }
    }
    return new String(document, 0, length, ISO_8859_1);
  }

  private static Optional<Expectation> comment(String start) {
    Matcher matcher = EXPECT.matcher(start);
    return matcher.find() ? Optional.of(python(matcher.group(1))) : Optional.empty();
  }

  /** What we cannot read is not judged, and counts as naming whatever field it seems to name. */
  private static Expectation python(String expression) {
    try {
      return PythonExpectation.read(expression);
    } catch (IllegalArgumentException e) {
      return new Unjudged(
          Stream.of(Field.values())
              .filter(field -> expression.contains("'" + field) || expression.contains("." + field))
              .collect(Collectors.toSet()));
    }
  }

  private static Optional<String> header(String start, String name) {
    return HEADER
        .matcher(start)
        .results()
        .filter(header -> header.group(1).equalsIgnoreCase(name))
        .map(header -> header.group(2))
        .findFirst();
  }

  private static Optional<Expectation> json(Path file) throws IOException {
    Optional<Path> beside = beside(file);
    if (beside.isEmpty() || beside.get().toString().endsWith(".serde.json")) {
      return Optional.empty();
    }
    try {
      JsonNode feed = Json.mapper().readTree(Files.readString(beside.get(), UTF_8));
      return Optional.of(JsonExpectation.read(feed));
    } catch (JacksonException e) {
      // Something else that only has the name of the document.
      return Optional.empty();
    }
  }

  private static Optional<Path> beside(Path file) {
    String name = file.getFileName().toString();
    String stem = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    return EXPECTATIONS.stream()
        .map(ending -> file.resolveSibling(stem + ending))
        .filter(other -> !other.equals(file) && Files.isRegularFile(other))
        .findFirst();
  }

  private static String extension(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
