package dev.tocsin.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

final class StyleTest {

  @Test
  void writesNoEscapesWithoutColours() {
    Style style = new Style(true, false);

    assertThat(style.bold("a") + style.faint("b") + style.good("c") + style.bad("d"))
        .isEqualTo("abcd");
    assertThat(style.mark("talks")).isEqualTo("*talks*");
  }

  @Test
  void showsNoProgressInAFile() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();

    new Progress(new PrintStream(file, true, UTF_8), new Style(false, false)).show("poll", 1, 2);

    assertThat(file.size()).isZero();
  }

  @Test
  void overwritesItsProgressOnATerminal() {
    ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    new Progress(new PrintStream(terminal, true, UTF_8), new Style(true, false)).show("poll", 1, 2);

    assertThat(terminal.toString(UTF_8)).startsWith("\rpoll ").endsWith(" 1/2");
  }
}
