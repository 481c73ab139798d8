package dev.tocsin.poller.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DateParserTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # RFC 822 and what became of it
          Thu, 05 Oct 2023 08:15:30 GMT                | 2023-10-05T08:15:30Z
          Thu, 5 Oct 23 08:15 UT                       | 2023-10-05T08:15:00Z
          05 Oct 99 08:15:30 +0000                     | 1999-10-05T08:15:30Z
          5 Oct 103 08:15:30 Z                         | 2003-10-05T08:15:30Z
          Thu,05 Oct 2023 08:15:30 -0000               | 2023-10-05T08:15:30Z
          Thursday, 05-Oct-23 08:15:30 GMT             | 2023-10-05T08:15:30Z
          Thu, 05 October 2023 08:15:30 +02:00         | 2023-10-05T06:15:30Z
          Thu, 05 Oct 2023 08:15:30 +0530              | 2023-10-05T02:45:30Z
          Thu, 05 Oct 2023 08:15:30 GMT+0200           | 2023-10-05T06:15:30Z
          Thu, 05 Oct 2023 08:15:30 UTC-5              | 2023-10-05T13:15:30Z
          Thu, 05 Oct 2023 08:15:30 +0200 (CEST)       | 2023-10-05T06:15:30Z
          Thu, 05 Oct 2023 8:15 PM EST                 | 2023-10-06T01:15:00Z
          Thu, 05 Oct 2023 12:15 a.m. EDT              | 2023-10-05T04:15:00Z
          Thu, 05 Oct 2023 08:15:30 PST                | 2023-10-05T16:15:30Z
          Thu, 05 Oct 2023 08:15:30 PDT                | 2023-10-05T15:15:30Z
          Thu, 05 Oct 2023 08:15:30 EET                | 2023-10-05T06:15:30Z
          Thu, 05 Oct 2023 08:15:30 EEST               | 2023-10-05T05:15:30Z
          Thu, 05 Oct 2023 08:15:30 XYZ                | 2023-10-05T08:15:30Z
          Mon, 05 Oct 2023 08:15:30 GMT                | 2023-10-05T08:15:30Z
          Thu, 05 Oct 2023 24:00:00 GMT                | 2023-10-06T00:00:00Z
          Sat, 31 Dec 2016 23:59:60 GMT                | 2017-01-01T00:00:00Z
          Thu, 05 Oct 2023                             | 2023-10-05T00:00:00Z
          Sun, 3 Sept 2023 10:00:00 GMT                | 2023-09-03T10:00:00Z
          # ISO 8601
          2023-10-05T08:15:30Z                         | 2023-10-05T08:15:30Z
          2023-10-05T08:15:30.123456789123Z            | 2023-10-05T08:15:30.123456789Z
          2023-10-05T08:15:30,5+02:00                  | 2023-10-05T06:15:30.500Z
          2023-10-05t08:15z                            | 2023-10-05T08:15:00Z
          2023-10-05 08:15:30                          | 2023-10-05T08:15:30Z
          2023-10-05 08:15:30 +0200                    | 2023-10-05T06:15:30Z
          2023-10-05T08:15:30 EST                      | 2023-10-05T13:15:30Z
          2023-10-05T08:15:30+02                       | 2023-10-05T06:15:30Z
          2023-10-05T24:00:00Z                         | 2023-10-06T00:00:00Z
          2023-10-05                                   | 2023-10-05T00:00:00Z
          2023-10                                      | 2023-10-01T00:00:00Z
          2023                                         | 2023-01-01T00:00:00Z
          2023/10/5 8:15                               | 2023-10-05T08:15:00Z
          20231005T081530Z                             | 2023-10-05T08:15:30Z
          20231005                                     | 2023-10-05T00:00:00Z
          2023-278                                     | 2023-10-05T00:00:00Z
          # asctime, Java, JavaScript, the United States
          Thu Oct  5 08:15:30 2023                     | 2023-10-05T08:15:30Z
          Thu Oct 05 08:15:30 CEST 2023                | 2023-10-05T06:15:30Z
          Thu Oct 05 2023 08:15:30 GMT+0200 (Central European Summer Time) | 2023-10-05T06:15:30Z
          October 5, 2023 8:15 am                      | 2023-10-05T08:15:00Z
          Thursday, October 5th, 2023                  | 2023-10-05T00:00:00Z
          10/25/2023 08:15                             | 2023-10-25T08:15:00Z
          # the rest of the world
          25/10/2023 08:15                             | 2023-10-25T08:15:00Z
          05.10.2023 08:15                             | 2023-10-05T08:15:00Z
          Do, 05 Okt 2023 08:15:30 +0200               | 2023-10-05T06:15:30Z
          5. März 2023                                 | 2023-03-05T00:00:00Z
          jeu., 05 août 2023 08:15:30 +0200            | 2023-08-05T06:15:30Z
          5 de octubre de 2023                         | 2023-10-05T00:00:00Z
          gio, 05 ott 2023 08:15:30 +0200              | 2023-10-05T06:15:30Z
          Чт, 05 окт. 2023 08:15:30 +0300              | 2023-10-05T05:15:30Z
          5 октября 2023 г. 08:15                      | 2023-10-05T08:15:00Z
          чт, 05 жовтня 2023 08:15:30 +0300            | 2023-10-05T05:15:30Z
          czw., 05 paź 2023 08:15:30 +0200             | 2023-10-05T06:15:30Z
          2023年10月5日 08:15                          | 2023-10-05T08:15:00Z
          1696493730                                   | 2023-10-05T08:15:30Z
          1696493730123                                | 2023-10-05T08:15:30.123Z
          """)
  void readsTheDatesOfRealFeeds(String text, Instant meant) {
    assertThat(DateParser.parse(text)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "now",
        "today",
        "Thu",
        "08:15",
        "2023-13-05",
        "2023-25-10",
        "2023-02-31",
        "31 Feb 2023",
        "05/10/2023",
        "2023-10-05T25:00:00Z",
        "2023-10-05T08:61:00Z",
        "Thu, 05 Foo 2023 08:15:30 GMT",
        "2023-10-05T08:15:30+99:00",
        "12",
        "12345",
        "-1",
        "0000-00-00 00:00:00",
        "99999-01-01"
      })
  void findsNoDateWhereThereIsNone(String text) {
    assertThat(DateParser.parse(text)).isEmpty();
  }

  @Test
  void findsNoDateInALongText() {
    assertThat(DateParser.parse("2023-10-05" + " ".repeat(1_000_000))).isEmpty();
  }
}
