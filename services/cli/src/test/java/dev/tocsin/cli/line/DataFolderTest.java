package dev.tocsin.cli.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderTest {
  @TempDir private Path folder;

  @Test
  void isHeldByOneAtATime() throws Exception {
    DataFolder holder = DataFolder.take(folder);

    assertThatExceptionOfType(LineException.class)
        .isThrownBy(() -> DataFolder.take(folder))
        .withMessage(
            "the data folder %s is held by another Tocsin: stop that one, or name another folder"
                    .formatted(folder)
                + " with --data");
    holder.close();
    DataFolder.take(folder).close();
  }

  @Test
  void hasOneIdForItsLife() throws Exception {
    String first;
    try (DataFolder data = DataFolder.take(folder)) {
      first = data.id();
    }
    try (DataFolder again = DataFolder.take(folder)) {
      assertThat(again.id()).isEqualTo(first).matches("[0-9a-f]{12}");
    }
  }

  @Test
  void keepsItsKeyToItsOwner() throws Exception {
    try (DataFolder data = DataFolder.take(folder)) {
      data.secrets("");
    }

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key())))
        .isEqualTo("rw-------");
    assertThat(Base64.getDecoder().decode(Files.readString(key()).strip())).hasSize(32);
  }

  @Test
  void opensAfterARestartWhatItSealed() throws Exception {
    String sealed;
    try (DataFolder data = DataFolder.take(folder)) {
      sealed = data.secrets("").seal("a secret", "desk");
    }
    try (DataFolder again = DataFolder.take(folder)) {
      assertThat(again.secrets("").open(sealed, "desk")).isEqualTo("a secret");
    }
  }

  @Test
  void makesNoKeyWhereOneIsConfigured() throws Exception {
    String configured = Base64.getEncoder().encodeToString(new byte[32]);

    try (DataFolder data = DataFolder.take(folder)) {
      data.secrets(configured);
    }

    assertThat(key()).doesNotExist();
  }

  @Test
  void saysHowAKeyIsMadeWhenOneIsNoKey() throws Exception {
    try (DataFolder data = DataFolder.take(folder)) {
      assertThatExceptionOfType(LineException.class)
          .isThrownBy(() -> data.secrets("c2hvcnQ="))
          .withMessageContaining("dispatcher.secret-key is not 32 bytes in Base64")
          .withMessageContaining("head -c 32 /dev/urandom | base64");
    }
  }

  @Test
  void remembersWhatIsDone() throws Exception {
    try (DataFolder data = DataFolder.take(folder)) {
      assertThat(data.isDone("seeded")).isFalse();
      data.done("seeded");
    }
    try (DataFolder again = DataFolder.take(folder)) {
      assertThat(again.isDone("seeded")).isTrue();
    }
  }

  @Test
  void saysWhenAFileStandsInItsPlace() throws Exception {
    Path file = Files.write(folder.resolve("data"), "a file".getBytes(StandardCharsets.UTF_8));

    assertThatExceptionOfType(LineException.class)
        .isThrownBy(() -> DataFolder.take(file))
        .withMessage(
            "the data folder %s cannot be used: %s is a file; name another with --data"
                .formatted(file, file));
  }

  private Path key() {
    return folder.resolve("secret.key");
  }
}
