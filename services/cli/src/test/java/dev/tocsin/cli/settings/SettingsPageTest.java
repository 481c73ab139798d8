package dev.tocsin.cli.settings;

import dev.tocsin.cli.Page;
import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class SettingsPageTest {
  private static final String HEAD =
      """
      # Settings

      All that can be set, generated from `Settings.java`: change that, then run
      `%s`.

      A flag wins over a variable, a variable over the file, the file over the default:

      ```
      tocsin up --set gateway.port=8090          # a flag, for this start
      TOCSIN_GATEWAY_PORT=8090 tocsin up         # a variable, for containers
      tocsin up --config /etc/tocsin.yaml        # a file; without --config, tocsin.yaml where it is there
      ```

      ```yaml
      # tocsin.yaml
      data: /var/lib/tocsin
      gateway:
        host: 0.0.0.0
        tokens: [a-long-random-token]
      outbound:
        allow: [10.0.0.0/8, hooks.internal:8443]
      ```

      Lists are written with commas in flags and variables. Durations are `500ms`, `10s`, `5m`, `2h`, `1d`
      or ISO-8601 (`PT10S`). What is wrong is told all at once, with its place, and ends the start with 100.

      | key | variable | default | about |
      | --- | --- | --- | --- |
      """
          .formatted(Page.command(SettingsPageTest.class));

  @Test
  void saysWhatCanBeSet() throws IOException {
    Page.check(
        "settings.md",
        HEAD
            + Settings.ALL.stream()
                .map(SettingsPageTest::row)
                .collect(Collectors.joining("\n", "", "\n")));
  }

  private static String row(Setting<?> setting) {
    String fallback = setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "`";
    return "| `%s` | `%s` | %s | %s |"
        .formatted(setting.key(), setting.variable(), fallback, setting.about());
  }
}
