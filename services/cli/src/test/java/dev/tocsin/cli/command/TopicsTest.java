package dev.tocsin.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Topics in files, by the commands that people give. */
final class TopicsTest {
  private static final String TALKS =
      """
      id: talks
      threshold: 10
      terms:
        - +6 "peace talks"
        - +4 lead:mediator OR lead:envoy
        - -20 wage
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../seeds/topics",
        "../benchmarks/src/main/resources/reuters-topics",
      })
  void ourOwnAreSoundTestedAndFormatted(String own) {
    assertThat(Ran.tocsin("topics", "check", own).exitCode()).isZero();
    Ran tested = Ran.tocsin("topics", "test", own);
    assertThat(tested.exitCode()).describedAs(tested.out()).isZero();
    assertThat(Ran.tocsin("topics", "fmt", "--check", own).exitCode()).isZero();
  }

  @Test
  void checkTellsAllThatIsWrong() throws Exception {
    Path terms =
        write(
            "a.yaml",
            """
            id: a
            threshold: 1
            terms:
              - +1 (peace
              - much peace
              - {weight: 1, query: a OR}
            """);
    Path field = write("b.yaml", "id: b\nquerry: talks\nquery: >-\n  talks AND\n");
    Path twin = write("c.yaml", "id: c\nquery: talks\n");
    Path other = write("d.yaml", "id: c\nquery: talks\n");

    Ran ran = Ran.tocsin("topics", "check", folder.toString());

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.errLines())
        .anyMatch(line -> line.startsWith("error  " + terms + ":5:5: terms[1]: it is \"much"))
        .anyMatch(line -> line.startsWith("error  " + field + ":2:1: querry: there is no such"))
        .anyMatch(line -> line.startsWith("error  " + field + ":4:12: query: the end of the query"))
        .anyMatch(line -> line.startsWith("error  " + other + ": id: 'c' is the id of " + twin));
    assertThat(ran.out()).isEqualTo("4 topics, %d errors\n".formatted(ran.errLines().size()));
  }

  @Test
  void checkPointsIntoATermInItsShortForm() throws Exception {
    Path file = write("a.yaml", "id: a\nthreshold: 1\nterms:\n  - +10 peace\n  - +1 war AND (\n");

    JsonNode error = json("topics", "check", "--json", folder.toString()).path("errors").path(0);

    assertThat(error.path("file").asString()).isEqualTo(file.toString());
    assertThat(error.path("line").asInt()).isEqualTo(5);
    assertThat(error.path("column").asInt()).isEqualTo(17);
    assertThat(error.path("part").asString()).isEqualTo("terms[1]");
    assertThat(error.path("expected").asString()).isNotEmpty();
  }

  @Test
  void saysThatThereAreNoTopics() {
    Ran ran = Ran.tocsin("topics", "check", folder.toString());

    assertThat(ran.exitCode()).isEqualTo(100);
    assertThat(ran.errLines()).singleElement().asString().contains("there are no topics");
  }

  @Test
  void sharesQueriesWithinAFolder() throws Exception {
    write("a.yaml", "id: a\nquery: title:@z\ntests: {match: [{text: peace now}]}\n");
    write("z.yaml", "id: z\nstate: PAUSED\nquery: peace OR truce\n");

    assertThat(Ran.tocsin("topics", "test", folder.toString()).exitCode()).isZero();
  }

  @Test
  void testSaysWhatFailedAndWhy() throws Exception {
    Path file =
        write(
            "talks.yaml",
            TALKS
                + """
                tests:
                  match:
                    - text: |-
                        Peace talks

                        A mediator came.
                      reason: '"peace talks"'
                    - text: Peace talks
                    - text: |-
                        Peace talks

                        An envoy came.
                      reason: lead:mediator
                    - text: Friedensgespräche
                      language: de
                  miss:
                    - text: |-
                        Peace talks on wages

                        A mediator came.
                      reason: wage
                    - text: |-
                        Peace talks

                        The envoy came.
                """);

    Ran ran = Ran.tocsin("topics", "test", folder.toString());

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.outLines())
        .contains("✗ talks  6 tests, 4 failed", "6 tests of 1 topics: 2 passed, 4 failed")
        .contains("    match 2 " + file + ":14:7", "    miss 2 " + file + ":28:7")
        .anyMatch(line -> line.contains("it did not match: 6 of 10; it would with lead:"))
        .anyMatch(line -> line.contains("the reason is not lead:mediator but"))
        .anyMatch(line -> line.contains("the topic is not in 'de'"))
        .anyMatch(line -> line.contains("it matched: “Peace talks”, “envoy”"));
  }

  @Test
  void testWithMutantsSaysWhatNoTestNotices() throws Exception {
    write(
        "talks.yaml",
        TALKS + "tests:\n  match:\n    - text: \"Peace talks\\n\\nA mediator came.\"\n");

    JsonNode told = json("topics", "test", "--mutate", "--json", folder.toString());

    assertThat(told.path("passed").asInt()).isEqualTo(1);
    assertThat(told.path("unnoticed").valueStream().map(n -> n.path("clause").asString()))
        .containsExactly("lead:envoy", "wage");
    assertThat(told.path("unnoticed").path(0).path("place").asString()).endsWith("talks.yaml:5:25");
  }

  @Test
  void scoresTopicsOverLabelledArticles() throws Exception {
    write("talks.yaml", TALKS);
    Path articles =
        write(
            "labelled.jsonl",
            """
            {"title": "Peace talks", "lead": "An envoy came.", "topics": ["talks"]}
            {"title": "Peace talks", "lead": "A mediator came.", "topics": ["other"]}
            {"title": "They talk", "lead": "Of peace.", "topics": ["talks"]}
            {"title": "Weather", "talks": false}
            {"title": "Nobody judged"}
            no json
            """);

    Ran ran =
        Ran.tocsin(
            "topics",
            "score",
            folder.resolve("talks.yaml").toString(),
            "--articles=" + articles,
            "--json");

    assertThat(ran.exitCode()).isZero();
    JsonNode told = JsonMapper.shared().readTree(ran.out());
    assertThat(told.path("articles").asInt()).isEqualTo(4);
    JsonNode talks = told.path("topics").path(0);
    assertThat(talks.path("relevant").asInt()).isEqualTo(2);
    assertThat(talks.path("matched").asInt()).isEqualTo(2);
    assertThat(talks.path("precision").asDouble()).isEqualTo(0.5);
    assertThat(told.path("micro").path("f1").asDouble()).isEqualTo(0.5);
    assertThat(told.path("unknownLabels").path(0).asString()).isEqualTo("other");
    assertThat(ran.errLines())
        .anyMatch(line -> line.startsWith("error  " + articles + ":6: "))
        .anyMatch(line -> line.contains("1 articles have no labels"));
  }

  @Test
  void explainsAMatchAndAMiss() throws Exception {
    Path topic = write("talks.yaml", TALKS);
    Path match = write("match.txt", "Peace talks\n\nAn envoy came.\n");
    Path miss = write("miss.txt", "Peace talks\n\nNobody came.\n");

    Ran matched = Ran.tocsin("topics", "explain", topic.toString(), "--file=" + match);
    Ran missed = Ran.tocsin("topics", "explain", topic.toString(), "--file=" + miss);

    assertThat(matched.exitCode()).isZero();
    assertThat(matched.out())
        .startsWith("talks  matches  10 of 10\nPeace talks\n")
        .contains("lead “envoy”")
        .contains("reaches the threshold");
    assertThat(missed.exitCode()).isEqualTo(1);
    assertThat(missed.out())
        .startsWith("talks  does not match  6 of 10\n")
        .contains("it would match\n  with     lead:mediator");
  }

  @Test
  void suggestsTheTopicThatWasMeant() throws Exception {
    Path article = write("a.txt", "Peace\n");

    Ran ran =
        Ran.tocsin(
            "topics", "explain", "mobilization", "--topics=../../seeds", "--file=" + article);

    assertThat(ran.exitCode()).isEqualTo(100);
    assertThat(ran.err()).contains("did you mean 'mobilisation'?");
  }

  @Test
  void formatsInPlaceOnce() throws Exception {
    Path file = write("a.yaml", "id: a\nquery:   'peace   OR\n   truce'   \n\n\n");

    assertThat(Ran.tocsin("topics", "fmt", "--check", folder.toString()).exitCode()).isEqualTo(1);
    assertThat(Files.readString(file)).startsWith("id: a\nquery:   'peace");
    assertThat(Ran.tocsin("topics", "fmt", folder.toString()).exitCode()).isZero();
    assertThat(Files.readString(file)).isEqualTo("id: a\nquery:   peace OR truce\n");
    assertThat(Ran.tocsin("topics", "fmt", "--check", folder.toString()).exitCode()).isZero();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static JsonNode json(String... arguments) {
    return JsonMapper.shared().readTree(Ran.tocsin(arguments).out());
  }
}
