package dev.tocsin.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TableTest {

  @Test
  void alignsItsColumns() {
    Table table = new Table(80).row("articles", "96").row("alerts  негоції", "17").row("停戦", "1");

    assertThat(table).hasToString("articles         96\nalerts  негоції  17\n停戦             1");
  }

  @Test
  void fitsTheTerminal() {
    Table table = new Table(20).row("alert → delivered", "p50 127.1 ms, p99 668.7 ms");

    assertThat(table.toString()).isEqualTo("alert → delivered  p50 127…");
  }

  @Test
  void isInertWhateverIsInACell() {
    assertThat(new Table(80).row("a\u001b[2J", "b")).hasToString("a [2J  b");
  }
}
