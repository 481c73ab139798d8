package dev.tocsin.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Evidence;
import dev.tocsin.domain.Match;
import dev.tocsin.domain.Match.Field;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class AlertLineTest {
  private static final Style PLAIN = new Style(true, false);
  private static final Style COLOURED = new Style(true, true);
  private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final String TITLE = "Allies quietly broach peace talks with Kyiv, report says";

  @Test
  void saysWhenWhatAndWhoWithTheMatchedWordsMarked() {
    Alert alert = alert(TITLE, span(22, 33), span(39, 43));

    String line = new AlertLine(PLAIN, ZoneOffset.UTC, 200).now(alert);

    assertThat(line)
        .isEqualTo(
            "15:02:07  new    negotiations  Allies quietly broach *peace talks* with *Kyiv*, report"
                + " says  Meridian Wire");
  }

  @Test
  void marksByColourOnATerminal() {
    String line = new AlertLine(COLOURED, ZoneOffset.UTC, 200).dated(alert(TITLE, span(22, 33)));

    assertThat(line).contains("\u001b[1;33mpeace talks\u001b[0m");
    assertThat(plain(line))
        .isEqualTo("11-03 15:02  new    negotiations  " + TITLE + "  Meridian Wire");
  }

  @Test
  void marksMatchesThatOverlapAsOne() {
    Alert alert = alert(TITLE, span(22, 33), span(28, 43), span(28, 33));

    assertThat(new AlertLine(PLAIN, ZoneOffset.UTC, 200).now(alert))
        .contains("broach *peace talks with Kyiv*, report");
  }

  @Test
  void marksMatchesThatTouchAsOne() {
    Alert alert = alert(TITLE, span(28, 33), span(22, 28), span(39, 43));

    assertThat(new AlertLine(PLAIN, ZoneOffset.UTC, 200).now(alert))
        .contains("broach *peace talks* with *Kyiv*, report");
  }

  @Test
  void keepsTheFirstMarkInSightWhereTheHeadlineIsCut() {
    Alert alert = alert(TITLE, span(39, 43));

    String line = new AlertLine(PLAIN, ZoneOffset.UTC, 80).now(alert);

    assertThat(line).contains("…").contains("*Kyiv*").endsWith("…  Meridian Wire");
  }

  @Test
  void cutsALongOutletBeforeTheHeadline() {
    Alert alert = alert(TITLE, span(39, 43));

    assertThat(new AlertLine(PLAIN, ZoneOffset.UTC, 72).now(alert)).endsWith("  Meridian Wi…");
  }

  @Test
  void leavesOutTheOutletOfATerminalThatIsNarrow() {
    String line = new AlertLine(PLAIN, ZoneOffset.UTC, 60).now(alert(TITLE));

    assertThat(line).doesNotContain("Meridian").endsWith("…");
  }

  @Test
  void isInertWhateverAPublisherWrites() {
    Alert alert = alert("\u001b[2Jcleared \u202e", span(0, 8));

    assertThat(new AlertLine(PLAIN, ZoneOffset.UTC, 200).now(alert))
        .contains("* [2Jclea*red \u00b7")
        .doesNotContain("\u001b");
  }

  @Test
  void saysHowMuchThereIsOfABurst() {
    Instant at = Instant.parse("2023-11-03T15:02:07Z");
    Evidence.Volume volume = new Evidence.Volume(at.minusSeconds(7_200), at, 14, 2.5, List.of());

    String line =
        new AlertLine(PLAIN, ZoneOffset.UTC, 160).now(alert(Alert.Level.BURST, volume, TITLE));

    assertThat(line)
        .contains("burst  negotiations")
        .contains("14 new stories in 2 hours, 2.5 are usual: " + TITLE);
  }

  @Property
  void takesOneLineOfTheTerminal(
      @ForAll String title,
      @ForAll @IntRange(min = 60, max = 200) int columns,
      @ForAll @IntRange(max = 50) int start,
      @ForAll @IntRange(min = 1, max = 50) int length) {
    Alert alert = alert(title, span(start, start + length));

    String line = plain(new AlertLine(COLOURED, ZoneOffset.UTC, columns).now(alert));

    assertThat(Columns.of(line)).isLessThanOrEqualTo(columns);
    assertThat(line).doesNotContain("\n");
  }

  private static String plain(String line) {
    return ESCAPES.matcher(line).replaceAll("");
  }

  private static Match.Span span(int start, int end) {
    return new Match.Span(Field.TITLE, start, end, "a clause");
  }

  private static Alert alert(String title, Match.Span... spans) {
    Instant at = Instant.parse("2023-11-03T15:02:07Z");
    return alert(
        Alert.Level.NEW, new Evidence.Coverage(at, 1, List.of("Meridian Wire")), title, spans);
  }

  private static Alert alert(
      Alert.Level level, Evidence evidence, String title, Match.Span... spans) {
    Instant at = Instant.parse("2023-11-03T15:02:07Z");
    return new Alert(
        "alert",
        "negotiations",
        1,
        level,
        "1",
        "story",
        new Alert.Report("article", 1, title, "", "http://wire.test/1", "Meridian Wire", "en"),
        List.of(spans),
        1,
        1,
        evidence,
        Optional.of(at),
        at,
        at,
        false,
        "");
  }
}
