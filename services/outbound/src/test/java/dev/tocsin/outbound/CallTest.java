package dev.tocsin.outbound;

import static dev.tocsin.outbound.Fixtures.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallTest {
  private static final URI HOOK = URI.create("https://hooks.example/T0/secret?key=secret");

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nB: c", "a\nb", "a\rb", "a\0b", "a\u001bb", "a\u0142"})
  void refusesAValueThatBreaksOutOfItsLine(String value) {
    assertThatThrownBy(() -> callWith(new Header("X-Custom", value)))
        .hasMessageContaining("X-Custom")
        .hasMessageNotContaining(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:", "a\r\nb", "ä"})
  void refusesANameThatIsNoToken(String name) {
    assertThatThrownBy(() -> callWith(new Header(name, "x")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Host", "content-length", "Transfer-Encoding", "Connection"})
  void refusesAHeaderThatDescribesTheConnection(String name) {
    assertThatThrownBy(() -> callWith(new Header(name, "x"))).hasMessageContaining(name);
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 1", "PT-1S, 1", "PT1S, 0", "PT1S, -1"})
  void refusesABoundThatBoundsNothing(Duration deadline, long maxBytes) {
    assertThatThrownBy(() -> Call.get(HOOK, List.of(), deadline, maxBytes))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tellsNoSecretInItsText() {
    var call = callWith(new Header("Authorization", "Bearer secret"));

    assertThat(call.toString() + call.headers()).doesNotContain("secret");
  }

  private static Call callWith(Header header) {
    return Call.post(HOOK, List.of(header), new byte[0], PATIENT, 1);
  }
}
