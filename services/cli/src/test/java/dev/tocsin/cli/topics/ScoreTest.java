package dev.tocsin.cli.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ScoreTest {

  @Test
  void countsWhatIsRightOfBoth() {
    Score score =
        Score.NONE
            .plus(true, true)
            .plus(true, false)
            .plus(true, false)
            .plus(false, true)
            .plus(false, false);

    assertThat(score).isEqualTo(new Score(3, 2, 1));
    assertThat(score.precision()).isEqualTo(0.5);
    assertThat(score.recall()).isCloseTo(1 / 3.0, within(1e-9));
    assertThat(score.f1()).isCloseTo(2 * 0.5 * (1 / 3.0) / (0.5 + 1 / 3.0), within(1e-9));
  }

  @Test
  void isZeroWhereNothingIsRight() {
    assertThat(Score.NONE.f1()).isZero();
    assertThat(new Score(2, 0, 0).precision()).isZero();
    assertThat(new Score(0, 2, 0).recall()).isZero();
  }
}
