package dev.tocsin.cli.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Seeds at a real gateway, whose line stands on a real broker. */
final class SeedsTest {
  @TempDir private static Path data;
  private static DataFolder folder;
  private static Line line;

  @TempDir private Path seeds;

  @BeforeAll
  static void openLine() throws Exception {
    folder = DataFolder.take(data);
    line = Line.open(LinePlan.live(Lines.settings()), folder, Lines::died);
  }

  @AfterAll
  static void closeLine() {
    line.close();
    folder.close();
  }

  @Test
  void appliesTopicsFeedsAndSubscriptions() throws Exception {
    write("topics/talks.yaml", "id: talks\nquery: peace talks\n");
    write("feeds/world.yaml", "feeds:\n  - {id: wire, url: 'https://example.org/rss'}\n");
    write(
        "subscriptions/desk.yml",
        "id: desk\nchannel: {type: webhook, url: 'https://example.org/hook'}\n");

    List<String> refused = new Seeds(seeds).apply(line.door());

    assertThat(refused).isEmpty();
    assertThat(get("topics/talks").path("query").asString()).isEqualTo("peace talks");
    assertThat(get("feeds/wire").path("url").asString()).isEqualTo("https://example.org/rss");
    assertThat(get("subscriptions/desk").path("id").asString()).isEqualTo("desk");
  }

  @Test
  void saysWhereATopicIsWrongAndGoesOnWithTheOthers() throws Exception {
    Path syntax = write("topics/1-syntax.yaml", "id: a\nname: \"open\nquery: b\n");
    Path query = write("topics/2-query.yaml", "id: q\nquery: >-\n  peace AND\n  (talks OR\n");
    Path field = write("topics/3-field.yaml", "id: f\nquerry: talks\n");
    Path nameless = write("topics/4-nameless.yaml", "query: talks\n");
    write("topics/5-good.yaml", "id: good\nquery: talks\n");

    List<String> refused = new Seeds(seeds).applyTopics(line.door());

    assertThat(refused).hasSize(5);
    assertThat(refused.get(0))
        .startsWith(syntax + ":4:1: found unexpected end of stream")
        .contains("expected lines of 'key: value'");
    assertThat(refused.get(1))
        .startsWith(query + ":4:12: query: found the end of the query; expected a word");
    assertThat(refused.subList(2, 4))
        .anyMatch(problem -> problem.startsWith(field + ":1:1: query: it is missing"))
        .anyMatch(
            problem ->
                problem.equals(
                    field + ":2:1: querry: there is no such field; did you mean 'query'?"));
    assertThat(refused.get(4)).startsWith(nameless + ":1:1: the field 'id' is missing");
    assertThat(get("topics/good").path("state").asString()).isEqualToIgnoringCase("active");
  }

  @Test
  void appliesATopicBeforeTheOneThatSharesItsQuery() throws Exception {
    write("topics/first.yaml", "id: first\nquery: title:@second\n");
    write("topics/second.yaml", "id: second\nstate: PAUSED\nquery: truce\n");

    List<String> refused = new Seeds(seeds).applyTopics(line.door());

    assertThat(refused).isEmpty();
    assertThat(get("topics/first").path("shared").path("second").asString()).isEqualTo("truce");
  }

  @Test
  void saysWhichFeedOfAListIsWrong() throws Exception {
    Path feeds =
        write(
            "feeds/world.yaml",
            """
            feeds:
              - {id: good-feed, url: "https://example.org/good"}
              - {id: bad-feed, url: "no address"}
            """);

    List<String> refused = new Seeds(seeds).apply(line.door());

    assertThat(refused).singleElement().asString().startsWith(feeds + ":3:20: url: ");
    assertThat(get("feeds/good-feed").path("id").asString()).isEqualTo("good-feed");
  }

  @Test
  void stopsWhenTheGatewayDoesNotAnswer() throws Exception {
    write("topics/talks.yaml", "id: talks\nquery: talks\n");
    Door closed = new Door(URI.create("http://127.0.0.1:1/"), Optional.empty());

    assertThatExceptionOfType(LineException.class)
        .isThrownBy(() -> new Seeds(seeds).apply(closed))
        .isNotInstanceOf(RefusedException.class)
        .withMessageStartingWith("the gateway at http://127.0.0.1:1/ does not answer");
  }

  private Path write(String name, String text) throws IOException {
    Path file = seeds.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static JsonNode get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(line.address().resolve("/api/v1/" + path)).build();
    return JsonMapper.shared()
        .readTree(
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
  }
}
