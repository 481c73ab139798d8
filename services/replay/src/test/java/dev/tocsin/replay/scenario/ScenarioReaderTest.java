package dev.tocsin.replay.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScenarioReaderTest {
  private static final String SHEET =
      """
      name: harbour
      description: >-
        Talks about
        a harbour.
      language: de
      outlets:
        - {id: north-wire, name: North Wire, country: NO, language: en, tier: 1}
        - {id: hafenblatt}
      """;

  @TempDir Path temp;
  private ScenarioFolder folder;

  @BeforeEach
  void openFolder() {
    folder = new ScenarioFolder(temp.resolve("a-folder"));
  }

  @Test
  void readsWhatTheFrontMatterSays() throws ScenarioException {
    folder.with("scenario.yaml", SHEET);
    folder.with(
        "articles/a.txt",
        """
        ---
        outlet: north-wire
        url: http://north-wire.test/2023/11/03/talks
        published: 2023-11-03T14:10:00Z
        updated: 2023-11-03T20:00:00+02:00
        language: en
        story: talks          # for the golden file only
        author: Jane Roe
        categories: [World, Harbours]
        ---
        Harbour talks

        They talk.

        Still.
        """);

    Scenario scenario = folder.read();

    assertThat(scenario.name()).isEqualTo("harbour");
    assertThat(scenario.description()).isEqualTo("Talks about a harbour.");
    assertThat(scenario.outlets())
        .containsExactly(
            new Outlet("north-wire", "North Wire", "NO", "en", 1),
            new Outlet("hafenblatt", "hafenblatt", "", "de", 0));
    assertThat(scenario.articles())
        .containsExactly(
            new ScenarioArticle(
                "a.txt",
                "north-wire",
                "http://north-wire.test/2023/11/03/talks",
                Instant.parse("2023-11-03T14:10:00Z"),
                Optional.of(Instant.parse("2023-11-03T18:00:00Z")),
                "en",
                "talks",
                "Jane Roe",
                List.of("World", "Harbours"),
                "Harbour talks",
                "They talk.",
                List.of("Still.")));
  }

  @Test
  void readsPlainTextsWithDefaults() throws ScenarioException {
    folder.with("Über Häfen!.txt", "One\n\nLead.\n").with("b.txt", "Two\n\nLead.\n\nMore.\n");

    Scenario scenario = folder.read();

    assertThat(scenario.name()).isEqualTo("a-folder");
    assertThat(scenario.outlets()).containsExactly(new Outlet("desk", "desk", "", "", 0));
    assertThat(scenario.articles())
        .extracting(ScenarioArticle::title, ScenarioArticle::url)
        .containsExactly(
            tuple("Two", "http://desk.test/b"), tuple("One", "http://desk.test/uber-hafen"));
  }

  @Test
  void readsAFolderWithoutDatesAlikeOnEveryDay() throws ScenarioException {
    folder.with("a.txt", "One").with("b.txt", "Two");

    Scenario scenario = folder.read();

    assertThat(scenario.articles())
        .extracting(article -> article.published().toString())
        .containsExactly("2020-01-01T12:00:00Z", "2020-01-01T12:01:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The title\n\nThe lead.\n\nA paragraph.\n",
        "The title\r\n\r\nThe lead.\r\n\r\nA paragraph.",
        "\uFEFFThe title\n\nThe lead.\n\nA paragraph.",
        "\uFEFF---\r\nlanguage: en\r\n---\r\nThe title\r\n\r\nThe lead.\r\n\r\nA paragraph.",
        "# The title\n\nThe lead.\n\nA paragraph.",
        "\n\n  The title  \n \t \n\nThe\nlead.\n\n\n\nA\n  paragraph.\n\n",
        "The title\nThe lead.\n\nA paragraph.",
        "---\n---\n\nThe title\n\nThe lead.\n\nA paragraph.",
      })
  void readsTextAsEditorsSaveIt(String text) throws ScenarioException {
    folder.with("a.txt", text);

    Scenario scenario = folder.read();

    assertThat(scenario.articles())
        .extracting(ScenarioArticle::title, ScenarioArticle::lead, ScenarioArticle::paragraphs)
        .containsExactly(tuple("The title", "The lead.", List.of("A paragraph.")));
  }

  @Test
  void readsATitleWithoutText() throws ScenarioException {
    folder.with("a.txt", "Only this");

    Scenario scenario = folder.read();

    assertThat(scenario.articles().getFirst())
        .extracting(ScenarioArticle::title, ScenarioArticle::lead, ScenarioArticle::paragraphs)
        .containsExactly("Only this", "", List.of());
  }

  @Test
  void ordersArticlesByReleaseThenByFile() throws ScenarioException {
    folder
        .with("a.txt", dated("url: http://x.test/1", "updated: 2023-01-03T00:00:00Z"))
        .with("c.txt", dated("url: http://x.test/3"))
        .with("b.txt", dated("url: http://x.test/2"))
        .with("d.txt", dated("url: http://x.test/1"));

    Scenario scenario = folder.read();

    assertThat(scenario.articles())
        .extracting(ScenarioArticle::file)
        .containsExactly("b.txt", "c.txt", "d.txt", "a.txt");
  }

  @Test
  void findsAnOutletByItsIdOrNameAndMakesAnUnknownOne() throws ScenarioException {
    folder
        .with("scenario.yaml", SHEET)
        .with("articles/a.txt", "---\noutlet: north-wire\n---\nA")
        .with("articles/b.txt", "---\noutlet: North Wire\n---\nB")
        .with("articles/c.txt", "---\noutlet: La Gazzetta\nlanguage: it\n---\nC");

    Scenario scenario = folder.read();

    assertThat(scenario.articles())
        .extracting(ScenarioArticle::outlet)
        .containsExactly("north-wire", "north-wire", "la-gazzetta");
    assertThat(scenario.outlets())
        .contains(new Outlet("la-gazzetta", "La Gazzetta", "", "it", 0))
        .hasSize(3);
  }

  @Test
  void givesAnArticleTheLanguageOfItsOutlet() throws ScenarioException {
    folder
        .with("scenario.yaml", SHEET)
        .with("articles/a.txt", "---\noutlet: north-wire\n---\nA")
        .with("articles/b.txt", "B");

    Scenario scenario = folder.read();

    assertThat(scenario.articles())
        .extracting(ScenarioArticle::language)
        .containsExactly("en", "de");
  }

  @Test
  void looksAtTextFilesOnly() throws ScenarioException {
    folder
        .with("a.txt", "A")
        .with("README.md", "no article")
        .with(".hidden.txt", "no article")
        .with("deeper/b.txt", "no article");

    Scenario scenario = folder.read();

    assertThat(scenario.articles()).hasSize(1);
  }

  private static String dated(String... more) {
    return "---\npublished: 2023-01-02T00:00:00Z\n" + String.join("\n", more) + "\n---\nTitle\n";
  }
}
