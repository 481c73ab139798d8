package dev.tocsin.matching.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QueryErrorsTest {

  /** Query, column, and pieces of what is said to be found, expected and suggested. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '%',
      textBlock =
          """
          %%               | 1  | the end of the query | a word          | %%
          a AND            | 6  | the end of the query | a word          | %%
          a OR             | 5  | the end of the query | a word          | %%
          AND a            | 1  | `AND`                | a word          | stands between two
          a OR OR b        | 6  | `OR`                 | a word          | stands between two
          a AND OR b       | 7  | `OR`                 | a word          | stands between two
          peace and talks  | 7  | `and` in small       | an operator     | write AND
          peace or talks   | 7  | `or` in small        | an operator     | write OR
          peace not talks  | 7  | `not` in small       | an operator     | "not" in quotes
          a "b c           | 3  | never closed         | a second quote  | \\"
          a "" b           | 3  | an empty phrase      | words           | %%
          "a b"~           | 6  | `~`                  | up to 100       | "a b"~5
          "a b"~101        | 6  | `~101`               | up to 100       | "a b"~5
          (a OR b          | 1  | never closed         | a )             | %%
          a (b AND (c d)   | 3  | never closed         | a )             | %%
          a)               | 2  | `)`                  | the end         | remove the )
          ()               | 2  | `)`                  | a word          | %%
          a + b            | 3  | stands alone         | right behind    | write +word
          a - b            | 3  | stands alone         | right behind    | write -word
          a -              | 3  | stands alone         | right behind    | write -word
          -a               | 1  | `-`                  | to look for     | every article
          NOT a NOT b      | 1  | `NOT`                | to look for     | every article
          b AND (NOT a)    | 8  | `NOT`                | to look for     | every article
          a OR NOT b       | 6  | `NOT`                | looks for       | a AND NOT b
          a OR -b          | 6  | `-`                  | looks for       | a AND NOT b
          NOT b OR a       | 1  | `NOT`                | looks for       | a AND NOT b
          c NOT a AND b    | 3  | `NOT`                | parentheses     | b AND NOT c
          NOT NOT a        | 5  | `NOT`                | a word          | %%
          +-a              | 2  | `-`                  | a word          | %%
          w*d              | 1  | `w*d`                | 2 letters before     | any beginning
          *                | 1  | `*`                  | a word          | wildcard
          a*               | 1  | `a*`                 | 2 letters       | %%
          fuzzy~3          | 6  | `~3`                 | ~1 or ~2        | slop
          boosted^2        | 8  | `^`                  | a word          | weights
          [a TO b]         | 1  | `[`                  | a word          | ranges
          /regex/          | 1  | `/`                  | a word          | regular
          @                | 1  | `@`                  | the id of       | @ukraine
          @ukraine         | 1  | `@ukraine`           | the id of       | write that topic first
          @Ukraine         | 1  | `@Ukraine`           | the id of       | small letters
          = US             | 1  | `=`                  | right behind    | =US
          =US*             | 4  | a wildcard           | as it is written | leave the =
          a NEAR b         | 3  | `NEAR`               | 1 to 100        | NEAR/5
          a NEAR/0 b       | 3  | `NEAR/0`             | 1 to 100        | NEAR/5
          a near/3 b       | 3  | `near/3` in small    | an operator     | write NEAR/3
          a NEAR/3         | 9  | the end of the query | a word          | %%
          NEAR/3 a         | 1  | `NEAR/3`             | a word          | stands between two
          a ONEAR/101 b    | 3  | `ONEAR/101`          | 1 to 100        | NEAR/5
          (a AND b) NEAR/3 c | 11 | `NEAR/3`           | alternatives in | AND c
          a NEAR/3 (b NOT c) | 3 | `NEAR/3`            | alternatives in | AND c
          a NEAR/3 site:b  | 3  | `NEAR/3`             | alternatives in | AND c
          a NEAR/3 -b      | 10 | `-`                  | a word          | %%
          titel:a          | 1  | `titel:`             | title: lead:    | did you mean title:
          author:b*        | 8  | `b*`                 | 2 letters       | %%
          ab~1             | 1  | `ab~1`               | 4 letters       | spellings
          abcd~            | 1  | `abcd~`              | 6 letters       | spellings
          ?bc              | 1  | `?`                  | a word          | begin with
          ab\\*c*           | 1  | `ab\\*c*`             | wildcards or    | both
          lang:=US         | 6  | `=US`                | a whole value   | whole values
          category:@x      | 10 | `@x`                 | a whole value   | whole values
          at 10:30         | 4  | `10:`                | title: lead:    | in quotes
          title:           | 7  | the end of the query | a word          | %%
          title:lead:a     | 7  | `lead:`              | a word          | one field
          :a               | 1  | `:`                  | a word          | colon
          lang:u*          | 6  | `u*`                 | 2 letters       | %%
          site:bbc*        | 6  | `bbc*`               | a whole value   | whole values
          category:"a b"~2 | 10 | `"a b"~2`            | a whole value   | whole values
          a\\               | 2  | `\\`                  | the sign        | %%
          """)
  void saysWhereAndWhatWasExpected(
      String query, int column, String found, String expected, String suggestion) {
    TopicSyntaxException error = error(query);
    assertThat(error.column()).as(error.getMessage()).isEqualTo(column);
    assertThat(error.line()).isEqualTo(1);
    assertThat(error.found()).contains(found);
    assertThat(error.expected()).contains(expected);
    assertThat(error.suggestion()).contains(suggestion);
  }

  @Test
  void countsLinesAndWholeCharacters() {
    TopicSyntaxException error = error("peace\nAND 🕊🕊 and");
    assertThat(error.line()).isEqualTo(2);
    assertThat(error.column()).isEqualTo(8);
  }

  @Test
  void writesOneLineForPeople() {
    TopicSyntaxException error = error("peace and talks");
    assertThat(error)
        .hasMessage(
            "query, line 1, column 7: found `and` in small letters, expected a clause or an"
                + " operator; write AND, or \"and\" in quotes for the word");
  }

  @Test
  void refusesDeepNests() {
    TopicSyntaxException error = error("(".repeat(10_000) + "a" + ")".repeat(9_999));
    assertThat(error.column()).isEqualTo(65);
    assertThat(error.expected()).contains("at most 64");
  }

  @Test
  void refusesLongQueries() {
    TopicSyntaxException error = error("ab ".repeat(7_000));
    assertThat(error.found()).isEqualTo("21,000 characters");
    assertThat(error.expected()).isEqualTo("at most 20,000");
  }

  private static TopicSyntaxException error(String query) {
    return catchThrowableOfType(TopicSyntaxException.class, () -> QueryParser.parse(query));
  }
}
