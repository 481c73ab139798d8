package dev.tocsin.domain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tocsin.domain.SecretBox.CannotOpenException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretBoxTest {
  private static final byte[] OLD = new byte[32];
  private static final byte[] NEW = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
  private final SecretBox box = new SecretBox(List.of(NEW));

  @Test
  void opensWhatItSealed() throws CannotOpenException {
    String sealed = box.seal("whsec_Zm9v", "desk/signing");

    assertThat(sealed).doesNotContain("whsec_Zm9v");
    assertThat(box.open(sealed, "desk/signing")).isEqualTo("whsec_Zm9v");
  }

  @Test
  void sealsTheSameSecretDifferentlyEachTime() {
    assertThat(box.seal("s", "desk/signing")).isNotEqualTo(box.seal("s", "desk/signing"));
  }

  @Test
  void doesNotOpenForAnotherSubscription() {
    String sealed = box.seal("s", "desk/signing");

    assertThatThrownBy(() -> box.open(sealed, "other/signing"))
        .isInstanceOf(CannotOpenException.class)
        .hasMessageContaining("other/signing");
  }

  @Test
  void opensOldSecretsAfterTheKeyWasRotated() throws CannotOpenException {
    String sealed = new SecretBox(List.of(OLD)).seal("s", "desk/signing");

    assertThat(new SecretBox(List.of(NEW, OLD)).open(sealed, "desk/signing")).isEqualTo("s");
  }

  @Test
  void refusesWhatIsNotSealed() {
    assertThatThrownBy(() -> box.open("whsec_Zm9v", "desk/signing"))
        .isInstanceOf(CannotOpenException.class)
        .hasMessageNotContaining("whsec_Zm9v");
  }

  @Test
  void refusesAKeyOfAnotherLength() {
    assertThatThrownBy(() -> new SecretBox(List.of(new byte[16])))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
