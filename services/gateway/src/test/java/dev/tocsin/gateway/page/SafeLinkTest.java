package dev.tocsin.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeLinkTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//outlet.test/",
        "http:alert(1)",
        ""
      })
  void isNotMadeOf(String url) {
    assertThat(SafeLink.of(url)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://outlet.test/a?b=c", "HTTPS://outlet.test/"})
  void isMadeOf(String url) {
    assertThat(SafeLink.of(url)).hasValue(url);
  }
}
