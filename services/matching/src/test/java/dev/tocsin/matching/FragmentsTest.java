package dev.tocsin.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.domain.Match.Span;
import dev.tocsin.domain.State;
import dev.tocsin.domain.Topic;
import dev.tocsin.matching.query.Fragments;
import dev.tocsin.matching.query.TopicSyntaxException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FragmentsTest {
  private static final Topic UKRAINE = Given.topic("ukraine", "ukrain* OR Kyiv");
  private static final Topic TALKS = Given.topic("talks", "\"peace talks\" AND @ukraine");

  @Test
  void putsTheQueryOfAnotherTopicInItsPlace() {
    Topic talks = bound(TALKS, UKRAINE);
    assertThat(talks.shared()).containsOnlyKeys("ukraine").containsValue("ukrain* OR Kyiv");
    assertThat(Given.marks(talks, Given.article("Peace talks in Kyiv")))
        .containsExactly("Peace talks", "Kyiv");
    assertThat(Given.marks(talks, Given.article("Peace talks in Paris"))).isEmpty();
  }

  @Test
  void labelsWhatItFindsByTheClauseOfTheOther() {
    Topic talks = bound(TALKS, UKRAINE);
    assertThat(Given.index(talks).match(Given.article("Peace talks in Kyiv")).getFirst().spans())
        .extracting(Span::clause)
        .containsExactly("\"peace talks\"", "Kyiv");
  }

  @Test
  void aFieldBeforeTheNameHoldsForAllOfIt() {
    Topic titled = bound(Given.topic("t", "title:@ukraine AND talks"), UKRAINE);
    assertThat(Given.marks(titled, Given.article("Kyiv", "", "talks", "en"))).hasSize(2);
    assertThat(Given.marks(titled, Given.article("", "", "talks in Kyiv", "en"))).isEmpty();
  }

  @Test
  void weightedTermsShareToo() {
    Topic weighted =
        bound(Given.weighted(2, Given.term(1, "@ukraine"), Given.term(1, "talks")), UKRAINE);
    assertThat(Given.marks(weighted, Given.article("talks in Kyiv"))).hasSize(2);
  }

  @Test
  void oneThatOnlyServesOthersMayBePaused() {
    Topic paused = Given.topic("ukraine", State.PAUSED, "Kyiv", List.of(), 0, Topic.Where.ANYWHERE);
    assertThat(bound(TALKS, paused).shared()).containsEntry("ukraine", "Kyiv");
  }

  @Test
  void bringsWhatTheSharedOnesShare() {
    Topic war = Given.topic("war", "@talks OR truce");
    assertThat(bound(war, TALKS, UKRAINE).shared()).containsOnlyKeys("talks", "ukraine");
  }

  @Test
  void nearTakesAlternativesFromAnother() {
    Topic near = bound(Given.topic("t", "talks NEAR/2 @ukraine"), UKRAINE);
    assertThat(Given.marks(near, Given.article("talks in Kyiv"))).containsExactly("talks in Kyiv");
    Topic wrong = Given.topic("t", "talks NEAR/2 @talks");
    assertThatThrownBy(() -> bound(wrong, TALKS, UKRAINE))
        .hasMessageContaining("column 7")
        .hasMessageContaining("alternatives in parentheses");
  }

  @Test
  void saysWhichNameIsUnknownOrWrong() {
    assertThatThrownBy(() -> bound(TALKS))
        .isInstanceOf(TopicSyntaxException.class)
        .hasMessageContaining("column 19: found `@ukraine`")
        .hasMessageContaining("write that topic first");
    assertThatThrownBy(() -> bound(TALKS, Given.topic("ukraine", "Kyiv AND")))
        .hasMessageContaining("@ukraine, line 1, column 9: found the end");
    Topic weighted =
        Given.topic(
            "ukraine", State.ACTIVE, "", List.of(Given.term(1, "Kyiv")), 1, Topic.Where.ANYWHERE);
    assertThatThrownBy(() -> bound(TALKS, weighted)).hasMessageContaining("that has a query");
  }

  @Test
  void noTopicIsPartOfItself() {
    Topic self = Given.topic("a", "x OR @a");
    assertThatThrownBy(() -> bound(self, Given.topic("a", "x")))
        .hasMessageContaining("part of itself");
    Topic one = Given.topic("one", "@two");
    Topic two = Given.topic("two", "x OR @one");
    assertThatThrownBy(() -> bound(one, one, two)).hasMessageContaining("part of itself");
  }

  @Test
  void growingWithoutEndIsRefused() {
    Topic[] levels = new Topic[7];
    for (int i = 0; i < levels.length; i++) {
      String next = i == 0 ? "word " : "@level" + (i - 1) + " ";
      levels[i] = Given.topic("level" + i, next.repeat(20));
    }
    assertThatThrownBy(() -> bound(Given.topic("t", "@level6"), levels))
        .hasMessageContaining("costs at most 10,000");
  }

  private static Topic bound(Topic topic, Topic... others) {
    return Fragments.bound(
        topic,
        id ->
            Arrays.stream(others)
                .filter(other -> other.id().equals(id))
                .findFirst()
                .flatMap(Fragments::query));
  }
}
