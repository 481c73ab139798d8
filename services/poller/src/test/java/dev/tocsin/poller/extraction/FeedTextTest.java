package dev.tocsin.poller.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the page of an entry need be asked for. */
final class FeedTextTest {
  private static final String TEXT =
      "<p>" + "The envoys met again on Thursday. ".repeat(60) + "</p>";

  @Test
  void takesALongTextForTheArticle() {
    assertThat(FeedText.isWhole(TEXT)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"…", "[...]", "<a href=x>Read more</a>", "<p>Continue reading &rarr;</p>"})
  void takesATextThatEndsInTheMiddleForItsBeginning(String end) {
    assertThat(FeedText.isWhole(TEXT + end)).isFalse();
  }

  @Test
  void takesMarkupForNoText() {
    assertThat(FeedText.isWhole("<img src=x>".repeat(1_000) + "<p>A picture.</p>")).isFalse();
  }
}
