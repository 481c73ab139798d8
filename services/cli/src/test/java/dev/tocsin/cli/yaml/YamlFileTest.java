package dev.tocsin.cli.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonPointer;

final class YamlFileTest {
  private static final String TOPIC =
      """
      id: talks
      query: >-
        (peace AND
          "wage talks"))
        OR truce
      terms:
        - {weight: 1, query: "say \\"no\\" OR"}
        - query: 'it''s ('
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"/query, 2:1", "/terms/0/weight, 7:6", "/terms/1, 8:5", "/terms/1/nothing, 8:5"})
  void saysWhereAPartStands(String part, String place) throws Exception {
    YamlFile file = file(TOPIC);

    assertThat(file.place(JsonPointer.valueOf(part))).hasToString(path() + ":" + place);
  }

  @ParameterizedTest
  @CsvSource({
    "/query, 1, 1, 3:3, first character of a block",
    "/query, 2, 15, 4:17, a parenthesis on its second line",
    "/query, 3, 9, 5:11, the end of a block",
    "/terms/0/query, 1, 5, 7:29, a quote that is escaped",
    "/terms/0/query, 1, 12, 7:38, the end of a quoted text",
    "/terms/1/query, 1, 6, 8:19, behind a doubled quote"
  })
  void saysWhereAPlaceOfATextStands(String part, int line, int column, String place, String what)
      throws Exception {
    YamlFile file = file(TOPIC);

    assertThat(file.place(JsonPointer.valueOf(part), line, column))
        .describedAs(what)
        .hasToString(path() + ":" + place);
  }

  @Test
  void isEmptyWhenTheFileIs() throws Exception {
    assertThat(file("# only a comment\n").tree().isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`id: [a, b\nname: c\n` | :2:5: expected ',' or ']'",
        "`id: a\n\tname: b\n` | :2:1: found character",
        "`id: a\n b: c\n` | :2:3: mapping values are not allowed here",
        "`id: a\nid: b\n` | :2:3: Duplicate Object property \"id\""
      })
  void saysWhereAFileStopsToBeYaml(String text, String where) {
    assertThatExceptionOfType(YamlException.class)
        .isThrownBy(() -> file(text))
        .withMessageStartingWith(path() + where)
        .withMessageNotContaining("\n");
  }

  @Test
  void saysWhenAFileIsNotUtf8() throws Exception {
    Files.write(path(), "id: Gespräche".getBytes(StandardCharsets.ISO_8859_1));

    assertThatExceptionOfType(YamlException.class)
        .isThrownBy(() -> YamlFile.read(path()))
        .withMessage(path() + ": it is not UTF-8; save it as UTF-8");
  }

  private YamlFile file(String text) throws IOException, YamlException {
    return YamlFile.read(Files.writeString(path(), text));
  }

  private Path path() {
    return folder.resolve("topic.yaml");
  }
}
