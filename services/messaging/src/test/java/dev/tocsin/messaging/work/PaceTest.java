package dev.tocsin.messaging.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
  private int naps;
  private int endsANap;
  private int ended;
  private final Pace pace =
      new Pace(
          () -> {
            naps++;
            ended += endsANap;
          });

  private void read(int pieces, int unwritten) {
    for (int i = 0; i < pieces; i++) {
      pace.keep(unwritten, () -> ended);
    }
  }

  @Test
  void readsAheadWithoutWaiting() {
    read(1_000, Pace.AHEAD);

    assertThat(naps).isZero();
  }

  @Test
  void readsOneForEachThatEndsWhereWorkFlows() {
    endsANap = Pace.FLOW;

    read(1, Pace.AHEAD + 1);
    assertThat(naps).isEqualTo(1);
    read(Pace.FLOW, Pace.AHEAD + 1);
    assertThat(naps).isEqualTo(1);

    ended = 0;
    read(1, Pace.AHEAD + 1);
    assertThat(naps).isEqualTo(2);
  }

  @Test
  void waitsForNoneThatHasEndedAlready() {
    ended = Pace.FLOW;

    read(1, Pace.AHEAD + 1);

    assertThat(naps).isZero();
  }

  /** A receiver that hangs must not slow the others. */
  @Test
  void waitsOnceACommitForWorkThatStandsStill() {
    read(1_000, Pace.AHEAD + 1);
    assertThat(naps).isEqualTo(Pace.MOST_NAPS);

    pace.written();
    read(1_000, Pace.AHEAD + 1);
    assertThat(naps).isEqualTo(2 * Pace.MOST_NAPS);
  }
}
