package dev.tocsin.cli.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** However a text is written in YAML, each character of it that is no blank is found again. */
final class SourceTextPropertyTest {
  private static final String KEY = "query: ";

  @Property
  void findsEachSolidCharacterWhereItIsWritten(@ForAll("words") List<String> words) {
    for (UnaryOperator<String> form : forms()) {
      String file = KEY + form.apply(String.join("\n", words)) + "\nname: other\n";
      JsonNode value = YAMLMapper.shared().readTree(file).path("query");
      SourceText text = new SourceText(value.asString());
      List<Character> found =
          text.text()
              .chars()
              .mapToObj(c -> (char) c)
              .filter(c -> !Character.isWhitespace(c))
              .toList();

      for (int solid = 0; solid < found.size(); solid++) {
        int offset = new SourceText(file).offsetOf(KEY.length(), solid, text.solid());

        assertThat(written(file, offset)).isEqualTo(found.get(solid));
      }
    }
  }

  /** An escape is pointed at where it begins. */
  private static char written(String file, int offset) {
    boolean escape = file.startsWith("\\\"", offset) || file.startsWith("''", offset);
    return file.charAt(escape ? offset + 1 : offset);
  }

  private static List<UnaryOperator<String>> forms() {
    return List.of(
        text -> ">-\n  " + text.replace("\n", "\n  "),
        text -> "|\n    " + text.replace("\n", "\n    "),
        text -> "\"" + text.replace("\"", "\\\"").replace("\n", "\n  ") + "\"",
        text -> "'" + text.replace("'", "''").replace("\n", "\n  ") + "'");
  }

  @Provide
  Arbitrary<List<String>> words() {
    return Arbitraries.strings()
        .withChars("abї停\"'()*~:#")
        .ofMinLength(1)
        .ofMaxLength(6)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }
}
