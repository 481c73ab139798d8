package dev.tocsin.replay.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads a folder as a scenario: {@code scenario.yaml} with {@code articles/*.txt}, or just {@code
 * *.txt}.
 */
public final class ScenarioReader {
  private static final int MAX_ARTICLES = 20_000;

  private ScenarioReader() {}

  /**
   * The scenario of that folder.
   *
   * @throws ScenarioException with all that is wrong in it, not only the first thing
   */
  public static Scenario read(Path folder) throws ScenarioException {
    Path real = folder.toAbsolutePath().normalize();
    Problems problems = new Problems(folder.toString());
    List<Path> files = articleFiles(real, problems);
    problems.throwIfAny();

    ScenarioSheet sheet = ScenarioSheet.in(real, problems);
    Outlets outlets = new Outlets(sheet.outlets());
    ArticleReader reader = new ArticleReader(outlets, sheet.language(), problems);
    List<ScenarioArticle> articles =
        files.stream().flatMap(file -> reader.read(file).stream()).toList();
    checkVersions(articles, problems);
    problems.throwIfAny();
    return new Scenario(sheet.name(), sheet.description(), outlets.listed(), articles);
  }

  /**
   * One article, as if it were alone in its folder.
   *
   * @throws ScenarioException with all that is wrong in it
   */
  public static ScenarioArticle readArticle(Path file) throws ScenarioException {
    Problems problems = new Problems(file.toString());
    Optional<ScenarioArticle> article =
        new ArticleReader(new Outlets(List.of()), "", problems).read(file);
    problems.throwIfAny();
    return article.orElseThrow();
  }

  private static List<Path> articleFiles(Path folder, Problems problems) {
    if (!Files.isDirectory(folder)) {
      String what = Files.exists(folder) ? "this is a file" : "there is no such folder";
      problems.add(0, what, "name a folder of articles");
      return List.of();
    }
    Path inner = folder.resolve("articles");
    try (Stream<Path> files = Files.list(Files.isDirectory(inner) ? inner : folder)) {
      List<Path> found = files.filter(ScenarioReader::isArticle).sorted().toList();
      if (found.isEmpty()) {
        problems.add(
            0, "there are no articles", "put *.txt files into it, or into its folder 'articles'");
      } else if (found.size() > MAX_ARTICLES) {
        problems.add(0, "there are " + found.size() + " articles", "keep " + MAX_ARTICLES);
      }
      return found;
    } catch (IOException e) {
      problems.add(0, "it cannot be read (" + e + ")", "look at its permissions");
      return List.of();
    }
  }

  private static boolean isArticle(Path path) {
    String name = path.getFileName().toString();
    return name.endsWith(ArticleReader.EXTENSION)
        && !name.startsWith(".")
        && Files.isRegularFile(path);
  }

  /** Versions of one URL come out one after the other and belong to one story. */
  private static void checkVersions(List<ScenarioArticle> articles, Problems problems) {
    record Version(String url, Instant at) {}
    Map<Version, String> files = new HashMap<>();
    Map<String, ScenarioArticle> labelled = new HashMap<>();
    for (ScenarioArticle article : articles) {
      Problems here = problems.in(article.file());
      String twin =
          files.putIfAbsent(new Version(article.url(), article.releasedAt()), article.file());
      if (twin != null) {
        here.add(
            0,
            "it has the url and the time of " + twin,
            "give it a url of its own, or 'updated' if it is a later version");
      }
      if (article.story().isEmpty()) {
        continue;
      }
      ScenarioArticle other = labelled.putIfAbsent(article.url(), article);
      if (other != null && !other.story().equals(article.story())) {
        here.add(
            0,
            "its story is '"
                + article.story()
                + "', but '"
                + other.story()
                + "' in "
                + other.file(),
            "give all versions of a url one label");
      }
    }
  }
}
