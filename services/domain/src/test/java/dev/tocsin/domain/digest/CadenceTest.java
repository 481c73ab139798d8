package dev.tocsin.domain.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Channel;
import dev.tocsin.domain.Evidence;
import dev.tocsin.domain.Frequency;
import dev.tocsin.domain.QuietHours;
import dev.tocsin.domain.QuietHours.Urgent;
import dev.tocsin.domain.Snooze;
import dev.tocsin.domain.Subscription;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CadenceTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

  @Test
  void tellsAtOnce() {
    assertThat(turn("instant", NOON)).isEqualTo(new Turn.Now("topic/aid"));
  }

  @Test
  void letsAStoryWaitForCompany() {
    assertThat(turn("grouped", NOON)).isEqualTo(new Turn.Hold("story/s1", NOON.plusSeconds(10)));
  }

  @ParameterizedTest
  @CsvSource({
    "hourly,                      UTC,            2026-03-04T12:00:00Z, 2026-03-04T13:00:00Z",
    "hourly,                      Asia/Kolkata,   2026-03-04T12:10:00Z, 2026-03-04T12:30:00Z",
    "daily at 07:30,              UTC,            2026-03-04T07:29:59Z, 2026-03-04T07:30:00Z",
    "daily at 07:30,              UTC,            2026-03-04T07:30:00Z, 2026-03-05T07:30:00Z",
    "daily at 07:30,              Europe/Berlin,  2026-03-04T12:00:00Z, 2026-03-05T06:30:00Z",
    "daily at 07:30,              America/Denver, 2026-03-04T12:00:00Z, 2026-03-04T14:30:00Z",
    "weekly on monday at 08:00,   UTC,            2026-03-04T12:00:00Z, 2026-03-09T08:00:00Z",
    "weekly on wednesday at 8:00, UTC,            2026-03-04T12:00:00Z, 2026-03-11T08:00:00Z",
    "weekly on wednesday at 13:00,UTC,            2026-03-04T12:00:00Z, 2026-03-04T13:00:00Z"
  })
  void goesByTheClockOfTheZone(String frequency, String zone, Instant now, Instant due) {
    Subscription desk = in(ZoneId.of(zone), Frequency.parse(frequency));

    assertThat(Cadence.turn(desk, alert(), now)).isEqualTo(new Turn.Hold("digest", due));
  }

  /** On 29 March 2026 there is no 02:30 in Berlin, and on 25 October there are two. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-28T12:00:00Z, 2026-03-29T01:30:00Z",
    "2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z",
    "2026-10-25T00:31:00Z, 2026-10-26T01:30:00Z"
  })
  void tellsOnceADayWhenClocksChange(Instant now, Instant due) {
    Subscription desk = in(BERLIN, Frequency.parse("daily at 02:30"));

    assertThat(Cadence.turn(desk, alert(), now)).isEqualTo(new Turn.Hold("digest", due));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-04T20:59:59Z, ",
    "2026-03-04T21:00:00Z, 2026-03-05T06:00:00Z",
    "2026-03-05T05:59:59Z, 2026-03-05T06:00:00Z",
    "2026-03-05T06:00:00Z, "
  })
  void isQuietOverMidnight(Instant now, Instant loud) {
    Subscription desk = quiet(hours("22:00", "07:00"));

    Turn turn = Cadence.turn(desk, alert(), now);

    assertThat(turn)
        .isEqualTo(loud == null ? new Turn.Now("topic/aid") : new Turn.Hold("quiet", loud));
  }

  /** The night in which clocks are put forward is an hour shorter. */
  @Test
  void endsQuietHoursByTheWallClockWhenClocksChange() {
    Subscription desk = quiet(hours("22:00", "02:30"));

    Turn turn = Cadence.turn(desk, alert(), Instant.parse("2026-03-29T00:30:00Z"));

    assertThat(turn).isEqualTo(new Turn.Hold("quiet", Instant.parse("2026-03-29T01:30:00Z")));
  }

  @Test
  void isQuietOnlyOnTheDaysThatAreNamed() {
    QuietHours weekend =
        new QuietHours(
            LocalTime.of(8, 0),
            LocalTime.of(7, 59),
            List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
            Urgent.NOTHING);

    Turn friday = Cadence.turn(quiet(weekend), alert(), Instant.parse("2026-03-06T12:00:00Z"));
    Turn saturday = Cadence.turn(quiet(weekend), alert(), Instant.parse("2026-03-07T12:00:00Z"));

    assertThat(friday).isEqualTo(new Turn.Now("topic/aid"));
    assertThat(saturday).isEqualTo(new Turn.Hold("quiet", Instant.parse("2026-03-08T06:59:00Z")));
  }

  @Test
  void endsAtTheFirstLoudMoment() {
    QuietHours weekend =
        new QuietHours(
            LocalTime.of(18, 0),
            LocalTime.of(17, 59, 59),
            List.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY),
            Urgent.NOTHING);
    QuietHours touching =
        new QuietHours(
            LocalTime.MIDNIGHT,
            LocalTime.MIDNIGHT.plusNanos(1),
            List.of(DayOfWeek.SATURDAY),
            Urgent.NOTHING);

    Turn turn = Cadence.turn(quiet(weekend), alert(), Instant.parse("2026-03-06T20:00:00Z"));
    Turn none = Cadence.turn(quiet(touching), alert(), Instant.parse("2026-03-06T20:00:00Z"));

    assertThat(turn).isEqualTo(new Turn.Hold("quiet", Instant.parse("2026-03-07T16:59:59Z")));
    assertThat(none).isEqualTo(new Turn.Now("topic/aid"));
  }

  @Test
  void letsThroughWhatIsUrgent() {
    QuietHours byTopic =
        new QuietHours(
            LocalTime.MIN, LocalTime.of(23, 59), List.of(), new Urgent(List.of("aid"), List.of()));
    QuietHours byLevel =
        new QuietHours(
            LocalTime.MIN,
            LocalTime.of(23, 59),
            List.of(),
            new Urgent(List.of(), List.of(Alert.Level.NEW)));

    assertThat(Cadence.turn(quiet(byTopic), alert(), NOON)).isEqualTo(new Turn.Now("topic/aid"));
    assertThat(Cadence.turn(quiet(byLevel), alert(), NOON)).isEqualTo(new Turn.Now("topic/aid"));
  }

  @Test
  void putsADigestThatFallsIntoQuietHoursOffToTheirEnd() {
    Subscription desk = quiet(hours("22:00", "09:00")).with(Frequency.parse("daily at 07:30"));

    Turn turn = Cadence.turn(desk, alert(), NOON);

    assertThat(turn).isEqualTo(new Turn.Hold("digest", Instant.parse("2026-03-05T08:00:00Z")));
  }

  @Test
  void tellsTheFirstTwentyAndCountsTheOthers() {
    Batch batch = Batch.empty("desk");
    for (int i = 0; i < 57; i++) {
      batch = batch.plus(alert("a" + i));
    }

    batch = batch.plus(alert("a3"));

    assertThat(batch.alerts()).hasSize(20);
    assertThat(batch.alertIds()).hasSize(57);
    assertThat(batch.more()).isEqualTo(37);
  }

  @Test
  void countsWhatItCannotName() {
    Batch batch = Batch.empty("desk");
    for (int i = 0; i < 1_200; i++) {
      batch = batch.plus(alert("a" + i));
    }

    assertThat(batch.alertIds()).hasSize(1_000);
    assertThat(batch.count()).isEqualTo(1_200);
  }

  @Test
  void snoozesAStoryOrATopicUntilItsTime() {
    Snooze story = new Snooze(Snooze.Of.STORY, "s1", NOON);
    Snooze topic = new Snooze(Snooze.Of.TOPIC, "aid", NOON);

    for (Snooze snooze : List.of(story, topic)) {
      Subscription desk = desk().snoozing(List.of(snooze));
      assertThat(desk.asksFor(alert(), NOON.minusSeconds(1))).isFalse();
      assertThat(desk.asksFor(alert(), NOON)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"instant", "grouped", "hourly", "daily at 07:30", "weekly on sunday at 23:59"})
  void readsWhatItWrites(String written) {
    assertThat(Frequency.parse(written)).hasToString(written);
    assertThat(Frequency.parse(written.toUpperCase(java.util.Locale.ROOT))).hasToString(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "often",
        "daily",
        "daily at 24:00",
        "daily at 7:5",
        "weekly on funday at 07:30"
      })
  void refusesWhatIsNoFrequency(String written) {
    assertThatThrownBy(() -> Frequency.parse(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("daily at 07:30");
  }

  private static Turn turn(String frequency, Instant now) {
    return Cadence.turn(desk().with(Frequency.parse(frequency)), alert(), now);
  }

  private static Subscription desk() {
    return Subscription.to("desk", new Channel.Webhook("https://desk.test/"));
  }

  private static Subscription quiet(QuietHours hours) {
    return desk().quiet(BERLIN, hours);
  }

  private static QuietHours hours(String from, String until) {
    return new QuietHours(LocalTime.parse(from), LocalTime.parse(until), List.of(), Urgent.NOTHING);
  }

  private static Subscription in(ZoneId zone, Frequency frequency) {
    return desk().in(zone).with(frequency);
  }

  private static Alert alert() {
    return alert("a1");
  }

  private static Alert alert(String id) {
    return new Alert(
        id,
        "aid",
        1,
        Alert.Level.NEW,
        "1",
        "s1",
        new Alert.Report("x1", 1, "Talks", "", "https://herald.test/1", "Herald", "en"),
        List.of(),
        1,
        1,
        new Evidence.Coverage(NOON, 1, List.of("Herald")),
        Optional.empty(),
        NOON,
        NOON,
        false,
        "");
  }
}
