package dev.tocsin.replay.scenario;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads article files, one after the other, with a default for all that they leave out. */
final class ArticleReader {
  static final String EXTENSION = ".txt";

  private static final List<String> KEYS =
      List.of("outlet", "url", "published", "updated", "language", "story", "author", "categories");
  private static final Set<String> SCHEMES = Set.of("http", "https");

  /** Fixed, so that a folder without dates replays alike on every day. */
  private static final Instant FIRST_DEFAULT_TIME = Instant.parse("2020-01-01T12:00:00Z");

  private static final Duration DEFAULT_GAP = Duration.ofMinutes(1);

  private final Outlets outlets;
  private final String defaultLanguage;
  private final Problems allProblems;
  private final Map<String, String> fileByDefaultUrl = new HashMap<>();
  private int filesRead;

  ArticleReader(Outlets outlets, String defaultLanguage, Problems allProblems) {
    this.outlets = outlets;
    this.defaultLanguage = defaultLanguage;
    this.allProblems = allProblems;
  }

  /** The article, or empty when there is no use in it; what is wrong is noted. */
  Optional<ScenarioArticle> read(Path path) {
    String file = path.getFileName().toString();
    Instant defaultTime = FIRST_DEFAULT_TIME.plus(DEFAULT_GAP.multipliedBy(filesRead++));
    Problems problems = allProblems.in(file);
    return SourceFile.read(path, problems)
        .map(text -> ArticleText.of(text, problems))
        .flatMap(text -> article(text, defaultTime, problems));
  }

  private Optional<ScenarioArticle> article(
      ArticleText text, Instant defaultTime, Problems problems) {
    Fields front = text.front().allowing(KEYS);
    Prose prose = text.prose();
    if (prose.title().isEmpty()) {
      problems.add(
          text.proseLine(), "the title is missing", "write it on a line of its own, then the text");
    }
    String language = front.text("language", Forms.LANGUAGE, Forms.LANGUAGE_MEND);
    Optional<Outlet> outlet =
        outlets.named(front.text("outlet"), language.isEmpty() ? defaultLanguage : language);
    if (outlet.isEmpty()) {
      problems.add(
          front.line("outlet"),
          "no host name can be made of outlet '" + front.text("outlet") + "'",
          "list it in " + ScenarioSheet.FILE + " with an id and this name");
      return Optional.empty();
    }
    Instant published = front.time("published").orElse(defaultTime);
    Optional<Instant> updated = front.time("updated");
    if (updated.isPresent() && updated.get().isBefore(published)) {
      problems.add(front.line("updated"), "updated is before published", "correct one of them");
    }
    return Optional.of(
        new ScenarioArticle(
            problems.file(),
            outlet.get().id(),
            url(front, outlet.get(), problems),
            published,
            updated,
            language.isEmpty() ? outlet.get().language() : language,
            front.text("story"),
            front.text("author"),
            front.texts("categories"),
            prose.title(),
            prose.lead(),
            prose.paragraphs()));
  }

  private String url(Fields front, Outlet outlet, Problems problems) {
    String url = front.text("url");
    if (url.isEmpty()) {
      return defaultUrl(outlet, problems);
    }
    if (!isHttpUrl(url)) {
      problems.add(
          front.line("url"),
          "'" + url + "' is not a web address",
          "write it as http://" + outlet.host() + "/path, or leave it out");
    }
    return url;
  }

  private String defaultUrl(Outlet outlet, Problems problems) {
    String file = problems.file();
    String slug = Forms.slug(file.substring(0, file.length() - EXTENSION.length()));
    String url = URI.create("http://" + outlet.host() + "/" + slug).toASCIIString();
    String other = fileByDefaultUrl.putIfAbsent(url, file);
    if (other != null) {
      problems.add(0, "its name gives the same url as " + other, "rename it, or give it a url");
    }
    return url;
  }

  private static boolean isHttpUrl(String url) {
    try {
      URI uri = new URI(url);
      return uri.getScheme() != null && SCHEMES.contains(uri.getScheme()) && uri.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
