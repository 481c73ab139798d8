package dev.tocsin.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class KafkaTopicsPageTest {
  private static final Path PAGE = Path.of("..", "..", "docs", "kafka-topics.md");

  @Test
  void saysWhatTheCatalogueSays() throws IOException {
    String page = KafkaTopicsPage.text();
    if (System.getProperty("golden", "check").equals("write")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, page);
    }

    assertThat(PAGE).describedAs("stale: write it anew with -Dgolden=write").hasContent(page);
  }
}
