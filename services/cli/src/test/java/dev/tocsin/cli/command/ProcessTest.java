package dev.tocsin.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as people run it: a process of its own, started, stopped and killed. */
final class ProcessTest {
  @TempDir private Path folder;

  @Test
  void stopsCleanlyAndStartsAgainInItsFolder() throws Exception {
    try (TocsinProcess first = up()) {
      Ran ran = first.awaitOutput("ready").stop().ended();

      assertThat(ran.exitCode()).describedAs(ran.err()).isZero();
      assertThat(ran.err()).isEmpty();
    }
    assertThat(files(TocsinProcess.temporary(folder))).isEmpty();

    try (TocsinProcess second = up()) {
      Ran ran = second.awaitOutput("ready").stop().ended();

      assertThat(ran.exitCode()).describedAs(ran.err()).isZero();
      assertThat(ran.out()).contains("the page and the API: http://127.0.0.1:");
    }
  }

  @Test
  void leavesNoTemporaryFilesWhenItIsKilled() throws Exception {
    for (int kill = 0; kill < 2; kill++) {
      TocsinProcess killed = up();
      killed.awaitOutput("ready");

      killed.close();

      assertThat(killed.ended().out()).contains("ready");
      assertThat(files(TocsinProcess.temporary(folder))).isEmpty();
    }
    assertThat(files(folder.resolve("data/state/native"))).hasSize(1);
  }

  @Test
  void writesUtf8WhereThereIsNoLocale() throws Exception {
    Path articles = Files.createDirectories(folder.resolve("articles"));
    Files.writeString(
        articles.resolve("talks.txt"),
        """
        Мирні переговори: Kyiv weighs peace talks with Moscow

        Officials say negotiations to end the war in Ukraine may begin.

        The envoys spoke of a cease-fire in Ukraine.
        """);

    try (TocsinProcess replay =
        TocsinProcess.start(folder, "replay", articles.toString(), "--once", "--json")) {
      Ran ran = replay.ended();

      assertThat(ran.exitCode()).describedAs(ran.err()).isZero();
      assertThat(ran.outLines())
          .isNotEmpty()
          .allSatisfy(line -> assertThat(line).contains("Мирні переговори"));
    }
    assertThat(files(TocsinProcess.temporary(folder))).isEmpty();
  }

  private TocsinProcess up() throws IOException {
    return TocsinProcess.start(
        folder,
        "up",
        "--no-seeds",
        "--data=" + folder.resolve("data"),
        "--set=gateway.port=0",
        "--set=broker.port=0");
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
