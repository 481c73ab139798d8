package dev.tocsin.cli.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

final class LabelledLineTest {
  private static final Set<String> TOPICS = Set.of("aid", "front-line");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"topics\": [\"aid\", \"oil\"]} | aid oil",
        "{\"labels\": [\"Front Line\", \"front_line\"]} | front-line",
        "{\"labels\": [{\"topicId\": \"aid\"}, {\"name\": \"oil\"}]} | aid oil",
        "{\"label\": \"aid, oil\"} | aid oil",
        "{\"tags\": {\"aid\": true, \"oil\": 0, \"war\": 1}} | aid war",
        "{\"aid\": 1, \"front-line\": false} | aid",
        "{\"topics\": null, \"categories\": [\"aid\"]} | aid",
        "{\"topics\": []} | ``"
      })
  void takesLabelsInManyShapes(String line, String labels) {
    LabelledArticle article = read(line).orElseThrow();

    assertThat(String.join(" ", article.labels().stream().sorted().toList())).isEqualTo(labels);
    assertThat(article.unjudged()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"title\": \"T\", \"summary\": \"L\", \"content\": \"B\"}",
        "{\"headline\": \"T\", \"lead\": \"L\", \"text\": \"B\"}",
        "{\"title\": \"<b>T</b>\", \"description\": \"<p>L</p>\", \"body\": \"<p>B</p>\"}",
        "{\"title\": \"T\", \"body\": \"L\\n\\nB\"}",
        "{\"title\": \"T\", \"body\": \"L\\n    B\"}"
      })
  void findsTitleLeadAndBody(String line) {
    var article = read(line.replaceFirst("}", ", \"topics\": []}")).orElseThrow().article();

    assertThat(article.title()).isEqualTo("T");
    assertThat(article.lead()).isEqualTo("L");
    assertThat(article.body()).isEqualTo("B");
    assertThat(article.language()).isEqualTo("en");
  }

  @Test
  void leavesATopicOutThatNobodyLookedFor() {
    LabelledArticle article = read("{\"aid\": false}").orElseThrow();

    assertThat(article.labels()).isEmpty();
    assertThat(article.unjudged()).containsExactly("front-line");
  }

  @Test
  void leavesAnArticleOutThatNobodyJudged() {
    assertThat(read("{\"title\": \"T\", \"aid\": \"perhaps\"}")).isEmpty();
  }

  private static Optional<LabelledArticle> read(String line) {
    return LabelledLine.read(JsonMapper.shared().readTree(line), "1", TOPICS);
  }
}
