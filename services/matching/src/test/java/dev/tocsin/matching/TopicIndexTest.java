package dev.tocsin.matching;

import static dev.tocsin.matching.Given.article;
import static dev.tocsin.matching.Given.index;
import static dev.tocsin.matching.Given.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.domain.AlertPolicy;
import dev.tocsin.domain.Article;
import dev.tocsin.domain.Match;
import dev.tocsin.domain.Match.Field;
import dev.tocsin.domain.Match.Span;
import dev.tocsin.domain.State;
import dev.tocsin.domain.Topic;
import dev.tocsin.matching.query.TopicSyntaxException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class TopicIndexTest {
  private static final Article TALKS =
      article(
          "Peace talks", "US and Russia", "The talks go on.\n\nNo peace; talks, more talks.", "en");

  @Test
  void saysWhatMatchedAndWhere() {
    TopicIndex index = index(query("\"peace talks\" OR title:peace"));
    List<Match> matches = index.match(TALKS);
    assertThat(matches)
        .containsExactly(
            new Match(
                "t",
                1,
                AlertPolicy.AT_ONCE,
                false,
                1,
                List.of(
                    new Span(Field.TITLE, 0, 5, "title:peace"),
                    new Span(Field.TITLE, 0, 11, "\"peace talks\""),
                    new Span(Field.BODY, 21, 33, "\"peace talks\""))));
  }

  @Test
  void listsMatchesById() {
    TopicIndex index = index();
    List.of("c", "a", "b").forEach(id -> index.put(Given.topic(id, "talks")));
    List<Match> matches = index.match(TALKS);
    assertThat(matches).extracting(Match::topicId).containsExactly("a", "b", "c");
  }

  @Test
  void noPhraseCrossesFields() {
    List<Match> matches = index(query("\"talks us\" OR \"talks us\"~100")).match(TALKS);
    assertThat(matches).isEmpty();
  }

  @Test
  void keepsTheFirstSpansOfMany() {
    Article article = article("peace war ".repeat(1_000));
    List<Match> matches = index(query("war OR peace")).match(article);
    assertThat(matches.getFirst().spans())
        .hasSize(64)
        .extracting(Span::start)
        .startsWith(0, 6, 10, 16)
        .endsWith(310, 316);
  }

  @Test
  void replacesATopic() {
    TopicIndex index = index(query("talks"));
    index.put(query("football"));
    assertThat(index.match(TALKS)).isEmpty();
    assertThat(index.size()).isEqualTo(1);
  }

  @Test
  void forgetsATopicThatIsPaused() {
    TopicIndex index = index(query("talks"));
    index.put(Given.topic("t", State.PAUSED, "talks", List.of(), 0, Topic.Where.ANYWHERE));
    assertThat(index.match(TALKS)).isEmpty();
    assertThat(index.size()).isZero();
  }

  @Test
  void keepsTheLastGoodVersion() {
    TopicIndex index = index(query("talks"));
    assertThatThrownBy(() -> index.put(query("talks AND")))
        .isInstanceOf(TopicSyntaxException.class);
    assertThat(index.match(TALKS)).hasSize(1);
  }

  @Test
  void refusesWhatIsAllStopWords() {
    TopicIndex index = index(query("talks"));
    assertThatThrownBy(() -> index.put(query("the AND (of NOT war)")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing is left to search for");
    assertThat(index.match(TALKS)).hasSize(1);
    assertThat(index.terms()).isEqualTo(1);
  }

  @Test
  void refusesAPrefixThatAnalysisLeavesNothingOf() {
    assertThatThrownBy(() -> index(query("ـــ*", "ar")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing is left to search for");
  }

  @Test
  void aTopicJudgesOnlyItsLanguages() {
    TopicIndex index = index(query("talks", "de", "fr"));
    assertThat(index.match(TALKS)).isEmpty();
  }

  @Test
  void aTopicMayMoveToAnotherLanguage() {
    TopicIndex index = index(query("talks", "en", "de"));
    index.put(query("talks", "de-AT"));
    assertThat(index.match(TALKS)).isEmpty();
    assertThat(index.match(article("Talks", "", "", "de-DE"))).hasSize(1);
  }

  @Test
  void anEmptyIndexHoldsNothing() {
    TopicIndex index = index(query("\"peace talks\" AND negot* NOT site:a.example", "en", "uk"));
    index.remove("t");
    assertThat(index.size()).isZero();
    assertThat(index.terms()).isZero();
  }

  @Test
  void learnsNoWordThatNoQueryUses() {
    TopicIndex index = index(query("talks"));
    index.match(TALKS);
    assertThat(index.terms()).isEqualTo(1);
  }

  @Test
  void seesAWordThatATopicAddsLater() {
    TopicIndex index = index(query("talks"));
    index.match(TALKS);
    index.put(Given.topic("later", "russia"));
    List<Match> matches = index.match(TALKS);
    assertThat(matches).extracting(Match::topicId).containsExactly("later", "t");
  }

  @Test
  @Timeout(60)
  void staysQuickOnTextThatRepeatsItself() {
    TopicIndex index = index(query("\"war crimes war crimes\" OR \"crimes war peace war\"~50"));
    Article article = article("war crimes ".repeat(20_000) + "war war ".repeat(20_000));
    List<Match> matches = index.match(article);
    assertThat(matches).hasSize(1);
  }
}
