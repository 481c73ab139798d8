package dev.tocsin.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AnswerTextTest {

  @Property
  void isShortAndInert(@ForAll String answer) {
    String text = AnswerText.of(answer);

    assertThat(text).hasSizeLessThanOrEqualTo(1024).doesNotMatch("(?s).*[\\p{Cc}\\p{Cf}\\p{Cs}].*");
  }

  @Test
  void losesWhatATerminalWouldActOn() {
    assertThat(AnswerText.of("ok\u001b[2J\r\n\u202egone\n")).isEqualTo("ok [2J gone");
  }

  @Test
  void hidesSecretsThatAReceiverEchoes() {
    assertThat(AnswerText.of("key was " + Samples.SECRET + ", bad"))
        .isEqualTo("key was whsec_(hidden), bad");
  }
}
