package dev.tocsin.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tocsin.cli.line.DataFolder;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that cannot succeed says why in a line each, ends with 100 and leaves nothing behind. */
final class BadStartTest {
  @TempDir private Path folder;

  @Test
  void tellsAllSettingsThatAreWrong() {
    Ran ran = up("--set=gateway.prot=1", "--set=broker.port=many");

    assertThat(ran.exitCode()).isEqualTo(100);
    assertThat(ran.errLines())
        .containsExactlyInAnyOrder(
            "error  --set gateway.prot: there is no setting 'gateway.prot'; did you mean"
                + " gateway.port?",
            "error  --set broker.port: broker.port is 'many', expected a number from 0 to 65535");
  }

  @Test
  void saysThatAGatewayForOthersNeedsTokens() throws Exception {
    fails(
        () -> up("--set=gateway.host=0.0.0.0"),
        "error  gateway.host is 0.0.0.0, which others can reach, and there are no API tokens: set"
            + " gateway.tokens, or listen on 127.0.0.1");
  }

  @Test
  void saysWhichAllowedAddressIsNone() throws Exception {
    fails(
        () -> up("--set=outbound.allow=10.0.0.0/99"),
        "error  outbound.allow: '10.0.0.0/99' has more bits than 32");
  }

  @Test
  void saysWhoHoldsThePortOfTheGateway() throws Exception {
    try (ServerSocket taken = taken()) {
      int port = taken.getLocalPort();
      fails(() -> up("--set=gateway.port=" + port), inUse(port, "gateway.port"));
    }
  }

  @Test
  void saysWhoHoldsThePortOfTheBroker() throws Exception {
    try (ServerSocket taken = taken()) {
      int port = taken.getLocalPort();
      fails(() -> up("--set=broker.port=" + port), inUse(port, "broker.port"));
    }
  }

  @Test
  void saysWhoHoldsThePortOfAServiceAlone() throws Exception {
    try (ServerSocket taken = taken()) {
      int port = taken.getLocalPort();
      fails(
          () ->
              Ran.tocsin(
                  "poller", "--data=" + folder, "--kafka=127.0.0.1:1", "--set=ops.port=" + port),
          inUse(port, "ops.port"));
    }
  }

  @Test
  void givesUpOnAKafkaThatDoesNotAnswer() throws Exception {
    try (ServerSocket silent = taken()) {
      String kafka = "127.0.0.1:" + silent.getLocalPort();

      fails(
          () -> up("--kafka=" + kafka),
          "error  Kafka at %s did not answer within 30 s: is it running, and is that its address?"
              .formatted(kafka));
    }
  }

  @Test
  void saysThatAServiceAloneNeedsAKafka() throws Exception {
    fails(
        () -> Ran.tocsin("newsroom", "--data=" + folder),
        "error  a service alone needs a Kafka: name it with --kafka host:port, or start all in one"
            + " process with 'tocsin up'");
  }

  @Test
  void saysWhichFolderAnotherTocsinHolds() throws Exception {
    try (DataFolder held = DataFolder.take(folder)) {
      Ran ran = up();

      assertThat(held.isDone("seeded")).isFalse();
      assertThat(ran.exitCode()).isEqualTo(100);
      assertThat(ran.errLines())
          .containsExactly(
              "error  the data folder %s is held by another Tocsin: stop that one, or name another"
                      .formatted(folder)
                  + " folder with --data");
    }
  }

  @Test
  void saysThatThereIsNothingToReplay() throws Exception {
    Path missing = folder.resolve("missing");
    Path empty = Files.createDirectory(folder.resolve("empty"));

    assertThat(Ran.tocsin("replay", missing.toString(), "--once"))
        .isEqualTo(
            new Ran(
                100,
                "",
                "error  %s: there is no such folder; name a folder of articles\n"
                    .formatted(missing)));
    assertThat(Ran.tocsin("replay", empty.toString(), "--once"))
        .isEqualTo(
            new Ran(
                100,
                "",
                "error  %s: there are no articles; put *.txt files into it, or into its folder"
                        .formatted(empty)
                    + " 'articles'\n"));
  }

  @Test
  void tellsAllThatIsWrongWithTheArticles() throws Exception {
    Files.writeString(folder.resolve("a.txt"), "\n\n");
    Files.writeString(folder.resolve("b.txt"), "---\npublished: yesterday\n---\nA title\n");

    Ran ran = Ran.tocsin("replay", folder.toString(), "--once");

    assertThat(ran.exitCode()).isEqualTo(100);
    assertThat(ran.errLines())
        .containsExactly(
            "error  a.txt:1: the title is missing; write it on a line of its own, then the text",
            "error  b.txt:2: 'yesterday' is not a time; write published as 2020-01-31T18:30:00Z,"
                + " with the zone");
  }

  /** It fails with that line, and its folder is free again. */
  private void fails(Callable<Ran> command, String line) throws Exception {
    Ran ran = command.call();

    assertThat(ran).isEqualTo(new Ran(100, "", line + "\n"));
    DataFolder.take(folder).close();
  }

  /** Ports are free ones unless a test sets others. */
  private Ran up(String... more) {
    String[] base = {"up", "--data=" + folder, "--set=gateway.port=0", "--set=broker.port=0"};
    String[] all = new String[base.length + more.length];
    System.arraycopy(base, 0, all, 0, base.length);
    System.arraycopy(more, 0, all, base.length, more.length);
    return Ran.tocsin(all);
  }

  private static ServerSocket taken() throws Exception {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private static String inUse(int port, String setting) {
    return "error  cannot listen on 127.0.0.1:%d (Address already in use): stop the program that"
            .formatted(port)
        + " holds it, or name another port with --set %s=PORT (0 takes a free one)"
            .formatted(setting);
  }
}
