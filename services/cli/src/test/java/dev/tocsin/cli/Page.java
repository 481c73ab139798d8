package dev.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of {@code docs/} that is generated, and fails the build when it is stale. */
public final class Page {
  private static final Path DOCS = Path.of("..", "..", "docs");

  private Page() {}

  /** Checks a page, or writes it anew with {@code -Dgolden=write}. */
  public static void check(String name, String text) throws IOException {
    Path page = DOCS.resolve(name);
    if (System.getProperty("golden", "check").equals("write")) {
      Files.writeString(page, text);
    }
    assertThat(page).describedAs("stale: write it anew with -Dgolden=write").hasContent(text);
  }

  /** How a page is written anew, for its head. */
  public static String command(Class<?> test) {
    return "mvn -pl services/cli -am test -Dtest=%s -Dgolden=write -Dsurefire.failIfNoSpecifiedTests=false"
        .formatted(test.getSimpleName());
  }
}
