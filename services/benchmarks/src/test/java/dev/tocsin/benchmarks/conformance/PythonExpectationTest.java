package dev.tocsin.benchmarks.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What feedparser's tests say in Python, judged of one reading. */
final class PythonExpectationTest {
  private static final Reading READING =
      new Reading(
          Map.of(Field.TITLE, "A feed"),
          Set.of(Field.TITLE),
          List.of(
              entry(
                  Field.TITLE, "One &amp; <b>all</b>",
                  Field.LINK, "http://p.example/1",
                  Field.AUTHOR, "Jane Roe",
                  Field.PUBLISHED, "2004-01-01T19:48:21Z",
                  Field.CONTENT, "<p>It's so</p>"),
              entry(Field.TITLE, "Two", Field.LINK, "http://p.example/1")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          not bozo and entries[0]['title'] == 'One & all'                     | AGREES   | title
          entries[0].title == u'One \\x26 <i>all</i>'                          | AGREES   | title
          entries[0]['title_detail']['value'] == "One &amp; all"              | AGREES   | title
          not bozo and entries[0]['title'] == 'One'                           | DIFFERS  | title
          entries[0]['title'] != 'One'                                        | AGREES   | title
          feed['title'] == 'A' + ' ' 'feed'                                   | AGREES   | title
          feed['title'] == 'B feed' or feed['title'] == "A feed"              | AGREES   | title
          feed['title'] == 'B feed' or feed['title'] == "C feed"              | DIFFERS  | title
          entries[0]['link'] == entries[1]['link'] == 'http://p.example/1'    | AGREES   | link
          entries[0]['link'] == entries[1]['link'] == 'http://p.example/2'    | DIFFERS  | link
          entries[0]['author'] == 'Jane Roe (jane@p.example)'                 | AGREES   | author
          entries[0]['author_detail']['name'] == 'Jane Roe'                   | AGREES   | author
          entries[0]['author_detail']['email'] == 'jane@p.example'            | UNJUDGED | author
          entries[0]['issued_parsed'] == (2004, 1, 1, 19, 48, 21, 3, 1, 0)    | AGREES   | published
          entries[0]['published'] == 'Thu, 01 Jan 2004 19:48:21 GMT'          | AGREES   | published
          entries[0]['published_parsed'] == (2005, 1, 1, 19, 48, 21, 3, 1, 0) | DIFFERS  | published
          entries[0]['published'] == 'some day'                               | UNJUDGED | published
          entries[0]['content'][0]['value'] == '''<p>It's so</p>'''           | AGREES   | content
          entries[0]['description'] == "<p>It's so</p>"                       | AGREES   | summary
          entries[1]['description'] == 'Something'                            | DIFFERS  | summary
          not entries[1].has_key('author')                                    | AGREES   | author
          not entries[0].has_key('author')                                    | DIFFERS  | author
          entries[1]['updated'] is None                                       | AGREES   | updated
          entries[7]['title'] == 'Seven'                                      | DIFFERS  | title
          feed['link'] == 'http://p.example/'                                 | UNJUDGED | link
          (entries[0]['title'] == 'One & all') and (entries[1]['title'] == 'Two') | AGREES | title
          entries[0]['title'] == 'One & all' and entries[0]['tags'][0] == {'term': 'x'} | AGREES | title
          len(entries[0]['links']) == 1 and version == 'rss20'                | UNJUDGED | ``
          not bozo and not 'etag' in locals()                                 | UNJUDGED | ``
          entries[0]['where']['coordinates'] == (-156.2, [42.3, 45.0])        | UNJUDGED | ``
          headers.get('x-foo', headers.get('X-Foo')) == 'bar'                 | UNJUDGED | ``
          entries[0]['start'] == datetime.timedelta(0, 187, 250000)           | UNJUDGED | ``
          entries[0]['title_detail']['language'] == None                      | UNJUDGED | ``
          feed['itunes_explicit'] is False                                    | UNJUDGED | ``
          1                                                                   | UNJUDGED | ``
          """)
  void judgesWhatIsAboutOurFields(String expression, Verdict verdict, String named) {
    // When
    Expectation expectation = PythonExpectation.read(expression);

    // Then
    assertThat(expectation.verdict(READING)).isEqualTo(verdict);
    assertThat(expectation.named().distinct().map(Field::toString).collect(Collectors.joining(" ")))
        .isEqualTo(named);
  }

  private static Map<Field, String> entry(Object... fieldsAndValues) {
    Map<Field, String> entry = new EnumMap<>(Field.class);
    for (int i = 0; i < fieldsAndValues.length; i += 2) {
      entry.put((Field) fieldsAndValues[i], (String) fieldsAndValues[i + 1]);
    }
    return entry;
  }
}
