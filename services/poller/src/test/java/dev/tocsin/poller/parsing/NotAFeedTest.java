package dev.tocsin.poller.parsing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no feed is refused with a word on what it is. */
final class NotAFeedTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                     | an empty document         | ''
          ' '                                                    | an empty document         | ''
          <!doctype html><title>Welcome to</title><p>our <b>site | an HTML page              | Welcome to our site
          <HTML><body><script>"<rss>"</script>Hello</body>       | an HTML page              | Hello
          Sorry, try again later.                                | plain text                | Sorry, try again later.
          {"error": "no such feed"}                              | JSON without feed items   | {"error": "no such feed"}
          {not json                                              | JSON without feed items   | {not json
          <urlset><url>x</url></urlset>                          | an XML document <urlset>  | x
          <RDF><Person>Ann</Person></RDF>                        | an XML document <RDF>     | Ann
          """)
  void saysWhatItIsInstead(String document, String looksLike, String firstWords) {
    // When
    NotAFeedException refusal = refusal(document.getBytes(UTF_8));

    // Then
    assertThat(refusal.looksLike()).isEqualTo(looksLike);
    assertThat(refusal.firstWords()).isEqualTo(firstWords);
    assertThat(refusal).hasMessageStartingWith("not a feed but " + looksLike);
  }

  @Test
  void showsNoControlOrBidiCharacterToTheTerminal() {
    // Given
    String page = "<html><title>\u001b[31mRed\u0007\u202eevil\u200b</title>";

    // When
    NotAFeedException refusal = refusal(page.getBytes(UTF_8));

    // Then
    assertThat(refusal.getMessage()).isEqualTo("not a feed but an HTML page: '[31mRed evil'");
  }

  @Test
  void showsNoMoreThanTheFirstWords() {
    // When
    NotAFeedException refusal = refusal("word ".repeat(1_000_000).getBytes(UTF_8));

    // Then
    assertThat(refusal.firstWords()).startsWith("word word").endsWith("word …");
    assertThat(refusal.firstWords().length()).isLessThan(100);
  }

  @Test
  void takesAnImageForBinaryData() {
    // When
    NotAFeedException refusal = refusal(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 13});

    // Then
    assertThat(refusal.looksLike()).isEqualTo("binary data");
  }

  private static NotAFeedException refusal(byte[] document) {
    return catchThrowableOfType(
        NotAFeedException.class,
        () ->
            new FeedParser()
                .parse(document, Optional.empty(), URI.create("http://feed.example/rss")));
  }
}
