package dev.tocsin.replay.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong in a folder is told at once, with its place and what to do. */
final class ScenarioProblemsTest {
  @TempDir Path temp;
  private ScenarioFolder folder;

  @BeforeEach
  void openFolder() {
    folder = new ScenarioFolder(temp);
  }

  @Test
  void tellsAllProblemsAtOnce() {
    folder
        .with("scenario.yaml", "name: x\noutlets:\n  - {id: a b}\n  - {name: B}\ncolour: red\n")
        .with("articles/a.txt", "---\npublised: 2023-01-01T00:00:00Z\nlanguage: English\n---\nA\n")
        .with("articles/b.txt", "---\npublished: yesterday\nurl: not a url\n---\n\n");

    assertThat(problems())
        .containsExactly(
            "a.txt:2: unknown key 'publised'; did you mean 'published'?",
            "a.txt:3: 'English' is no good language; write a language tag, such as de or pt-BR",
            "b.txt:2: 'yesterday' is not a time;"
                + " write published as 2020-01-31T18:30:00Z, with the zone",
            "b.txt:3: 'not a url' is not a web address;"
                + " write it as http://desk.test/path, or leave it out",
            "b.txt:5: the title is missing; write it on a line of its own, then the text",
            "scenario.yaml:3: 'a b' is no good id; use lower-case letters, digits and hyphens",
            "scenario.yaml:4: 'id' is missing; add 'id: …'",
            "scenario.yaml:5: unknown key 'colour';"
                + " the keys are name, description, language, outlets");
  }

  @Test
  void refusesWhatIsNoFolder() {
    ScenarioFolder missing = new ScenarioFolder(temp.resolve("nowhere"));

    assertThat(problemsOf(missing))
        .containsExactly(
            temp.resolve("nowhere") + ": there is no such folder; name a folder of articles");
  }

  @Test
  void refusesAFile() {
    folder.with("a.txt", "A");

    assertThat(problemsOf(new ScenarioFolder(temp.resolve("a.txt"))))
        .containsExactly(temp.resolve("a.txt") + ": this is a file; name a folder of articles");
  }

  @Test
  void refusesAFolderWithoutArticles() {
    folder.with("README.md", "nothing to see");

    assertThat(problems()).singleElement().asString().contains("there are no articles; put *.txt");
  }

  @Test
  void refusesTwoArticlesWithOneUrlAndTime() {
    String text = "---\nurl: http://x.test/1\npublished: 2023-01-01T00:00:00Z\n---\nA";
    folder.with("a.txt", text).with("b.txt", text);

    assertThat(problems())
        .containsExactly(
            "b.txt: it has the url and the time of a.txt;"
                + " give it a url of its own, or 'updated' if it is a later version");
  }

  @Test
  void refusesFileNamesThatGiveOneUrl() {
    folder.with("a b.txt", "A").with("a-b.txt", "B");

    assertThat(problems())
        .containsExactly(
            "a-b.txt: its name gives the same url as a b.txt; rename it, or give it a url");
  }

  @Test
  void refusesTwoLabelsForOneUrl() {
    folder
        .with("a.txt", "---\nurl: http://x.test/1\nstory: one\n---\nA")
        .with("b.txt", "---\nurl: http://x.test/1\nstory: two\n---\nA");

    assertThat(problems())
        .containsExactly(
            "b.txt: its story is 'two', but 'one' in a.txt; give all versions of a url one label");
  }

  @Test
  void refusesAnUpdateBeforeTheArticle() {
    folder.with(
        "a.txt", "---\npublished: 2023-01-02T00:00:00Z\nupdated: 2023-01-01T00:00:00Z\n---\nA");

    assertThat(problems())
        .containsExactly("a.txt:3: updated is before published; correct one of them");
  }

  @Test
  void refusesAnOutletThatCanBeNoHost() {
    folder.with("a.txt", "---\noutlet: Київ\n---\nA");

    assertThat(problems())
        .containsExactly(
            "a.txt:2: no host name can be made of outlet 'Київ';"
                + " list it in scenario.yaml with an id and this name");
  }

  @Test
  void pointsAtBrokenYaml() {
    folder.with("a.txt", "---\nlanguage: en\nauthor: Roe: Jane\n---\nA");

    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("a.txt:3: this is not YAML (")
        .endsWith(
            "write 'key: value', and put a value that has a colon or a quote into double quotes");
  }

  @Test
  void refusesFrontMatterThatIsNoMapping() {
    folder.with("a.txt", "---\n- en\n---\nA").with("b.txt", "---\nauthor: [a, b]\n---\nB");

    assertThat(problems())
        .containsExactly(
            "a.txt:2: this is not a mapping; write lines of 'key: value'",
            "b.txt:2: 'author' is not a text; write 'author: a text'");
  }

  @Test
  void refusesFrontMatterThatDoesNotEnd() {
    folder.with("a.txt", "---\nlanguage: en\n");

    assertThat(problems())
        .contains("a.txt:1: the front matter does not end; close it with a line '---'");
  }

  @Test
  void refusesAKeyThatStandsTwice() {
    folder.with("a.txt", "---\nlanguage: en\nlanguage: de\n---\nA");

    assertThat(problems())
        .containsExactly("a.txt:3: 'language' stands here twice; keep one of them");
  }

  @Test
  void refusesAnOutletThatIsListedTwice() {
    folder
        .with("scenario.yaml", "outlets:\n  - {id: a}\n  - {id: a}\n")
        .with("articles/a.txt", "A");

    assertThat(problems()).containsExactly("scenario.yaml:3: outlet 'a' is listed twice; keep one");
  }

  @Test
  void refusesOtherEncodingsAndHugeFiles() {
    folder
        .with("a.txt", new byte[] {'A', (byte) 0xE4, '\n'})
        .with("b.txt", new byte[(1 << 20) + 1]);

    assertThat(problems())
        .containsExactly(
            "a.txt: it is not UTF-8; save it as UTF-8", "b.txt: it is larger than 1 MB; split it");
  }

  @Test
  void carriesTheFactsOfEachProblemAndTellsThemAsLines() {
    folder.with("a.txt", "---\ntag: x\n---\nA").with("b.txt", "");

    ScenarioException refused = catchThrowableOfType(ScenarioException.class, folder::read);

    assertThat(refused.problems())
        .containsExactly(
            new Problem(
                "a.txt",
                2,
                "unknown key 'tag'",
                "the keys are outlet, url, published, updated, language, story, author,"
                    + " categories"),
            new Problem(
                "b.txt",
                1,
                "the title is missing",
                "write it on a line of its own, then the text"));
    assertThat(refused)
        .hasMessage(
            refused.problems().getFirst() + System.lineSeparator() + refused.problems().getLast());
  }

  private List<String> problems() {
    return problemsOf(folder);
  }

  private static List<String> problemsOf(ScenarioFolder folder) {
    ScenarioException refused = catchThrowableOfType(ScenarioException.class, folder::read);
    return refused.problems().stream().map(Problem::toString).toList();
  }
}
