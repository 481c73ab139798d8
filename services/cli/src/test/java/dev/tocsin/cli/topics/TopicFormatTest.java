package dev.tocsin.cli.topics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.dataformat.yaml.YAMLMapper;

final class TopicFormatTest {
  private static final YAMLMapper YAML = new YAMLMapper();

  @Test
  void laysOutLongQueriesAndKeepsComments() {
    String written =
        """
        id: talks # the id
        # Why it is so.
        query: '(title:("peace talks" OR ceasefire OR "cease fire" OR truce OR armistice OR mediator) OR lead:(truce))   AND   NOT recipe'
        languages: [en,  de]  \s
        """;

    assertThat(TopicFormat.of(written))
        .isEqualTo(
            """
            id: talks # the id
            # Why it is so.
            query: >-
              (
                title:("peace talks" OR ceasefire OR "cease fire" OR truce OR armistice OR mediator)
                OR lead:(truce)
              ) AND NOT recipe
            languages: [en,  de]
            """);
  }

  @Test
  void putsShortQueriesOnOneLine() {
    String written =
        """
        id: talks
        terms:
          - >-
            +10    peace
            talks
          - {weight: -5, query: 'wage   talks'}
          # The last one.
          - "+1 title:\\"a b\\""
        threshold: 10
        """;

    assertThat(TopicFormat.of(written))
        .isEqualTo(
            """
            id: talks
            terms:
              - +10 peace talks
              - {weight: -5, query: 'wage   talks'}
              # The last one.
              - +1 title:"a b"
            threshold: 10
            """);
  }

  @Test
  void leavesAQueryWithACommentOnItsLineAlone() {
    String words = "word OR ".repeat(20) + "end";
    String written = "query: " + words + " # why\nid: a\n";
    String block = "query: >- # why\n  " + words + "\nid: a\n";

    assertThat(TopicFormat.of(written)).isEqualTo(written);
    assertThat(TopicFormat.of(block)).isEqualTo(block);
  }

  @Test
  void changesNothingTwice() {
    String once = TopicFormat.of("query: >-\n  " + "word OR ".repeat(60) + "(a AND b)\nid: a");

    assertThat(TopicFormat.of(once)).isEqualTo(once).endsWith("\nid: a\n");
    assertThat(once.lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void changesNothingButBlanks() {
    String written = "query: |\n  (a   OR \"b  c\"~3\n     OR ((d) AND\n   e))\nid: a\n";

    assertThat(solid(TopicFormat.of(written))).isEqualTo(solid(written));
  }

  private static String solid(String yaml) {
    return YAML.readTree(yaml).path("query").asString().replaceAll("\\s+", "");
  }
}
