package dev.tocsin.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ColumnsTest {

  @ParameterizedTest
  @CsvSource({"plain, 5", "Київ, 4", "停戦, 4", "ﾃｽﾄ, 6", "ＡＢ, 4", "🕊, 1", "🚨, 2", "e\u0301, 1"})
  void countsWhatATerminalShows(String text, int columns) {
    assertThat(Columns.of(text)).isEqualTo(columns);
  }

  @ParameterizedTest
  @CsvSource({"headline, 8, headline", "headline, 7, headli…", "停戦交渉, 5, 停戦…", "停戦交渉, 4, 停…"})
  void cutsWithAnEllipsis(String text, int columns, String shown) {
    assertThat(Columns.fit(text, columns)).isEqualTo(shown);
  }

  @Property
  void neverTakesMoreThanItIsGiven(@ForAll String text, @ForAll @IntRange(max = 40) int columns) {
    assertThat(Columns.of(Columns.fit(text, columns))).isLessThanOrEqualTo(columns);
  }
}
