package dev.tocsin.domain.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordReaderTest {

  @Test
  void readsWordsAndNumbers() {
    assertThat(words("Quake kills 1,000 in 5.9 tremor"))
        .containsExactly("quake", "kills", "1,000", "in", "5.9", "tremor");
  }

  @ParameterizedTest
  @CsvSource({
    "'1,000', '1 , 000'",
    "'1,000', 1000",
    "5.9, 5 . 9",
    "U.N., U . N .",
    "UN, U.N.",
    "minister's, minister",
    "Minister’s, MINISTER"
  })
  void readsOneWordHoweverItIsWritten(String one, String other) {
    assertThat(hashes(one)).isEqualTo(hashes(other)).hasSize(1);
  }

  @Test
  void keepsNumbersApartThatACommaParts() {
    assertThat(words("In 2010, 300 people")).containsExactly("in", "2010", "300", "people");
  }

  @Test
  void keepsWhatFollowsAnElidedArticle() {
    assertThat(words("L'accordo")).containsExactly("l", "accordo");
  }

  @Test
  void leavesOutLinesThatAreUrls() {
    assertThat(
            words(
                """
                Talks resume
                https://herald.test/talks
                www.herald.test
                http : / / x . y
                at noon
                """))
        .containsExactly("talks", "resume", "at", "noon");
  }

  @Test
  void readsChineseInPairs() {
    assertThat(words("和平谈判 1")).containsExactly("和平", "平谈", "谈判", "1");
  }

  @ParameterizedTest
  @CsvSource({
    "en, hostages, hostage",
    "en, countries, country",
    "en, stopped, stopping",
    "uk, переговори, переговорів",
    "it, ostaggi, ostaggio"
  })
  void givesFormsOfAWordOneStem(String language, String one, String other) {
    assertThat(stem(language, one)).isEqualTo(stem(language, other));
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    WordReader reader = new WordReader(Stemming.of("en"));
    reader.read(text);
    while (reader.next()) {
      words.add(text.substring(reader.start(), reader.end()).toLowerCase(Locale.ROOT));
    }
    return words;
  }

  private static List<Integer> hashes(String text) {
    List<Integer> hashes = new ArrayList<>();
    WordReader reader = new WordReader(Stemming.of("en"));
    reader.read(text);
    while (reader.next()) {
      hashes.add(reader.surface());
    }
    return hashes;
  }

  private static int stem(String language, String word) {
    WordReader reader = new WordReader(Stemming.of(language));
    reader.read(word);
    assertThat(reader.next()).isTrue();
    return reader.stem();
  }
}
