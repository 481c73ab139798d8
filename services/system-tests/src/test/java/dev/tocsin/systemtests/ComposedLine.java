package dev.tocsin.systemtests;

import dev.tocsin.cli.line.Door;
import dev.tocsin.cli.settings.Setting;
import dev.tocsin.cli.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The services of the compose file as processes of this machine: its commands, its variables. */
final class ComposedLine implements AutoCloseable {
  private static final String TOKEN = "a-token-of-this-test";

  /** What {@code .env} would hold. */
  private static final Map<String, String> ENV =
      Map.of(
          "GATEWAY_TOKEN", TOKEN, "SECRET_KEY", Base64.getEncoder().encodeToString(new byte[32]));

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, URI> addresses = new LinkedHashMap<>();
  private final List<TocsinProcess> processes = new ArrayList<>();

  private ComposedLine() {}

  /**
   * Starts all of them.
   *
   * @param kafka where Kafka really is
   * @param more settings of this test
   */
  static ComposedLine start(Path folder, String kafka, String... more) throws IOException {
    Compose compose = Compose.read();
    ComposedLine line = new ComposedLine();
    for (String service : compose.ours()) {
      int port = Ports.free();
      List<String> arguments = new ArrayList<>();
      compose.command(service).forEach(word -> arguments.add(word.replace("kafka:9092", kafka)));
      compose.environment(service).forEach((name, value) -> arguments.add(set(name, value)));
      arguments.addAll(List.of(more));
      arguments.add("--data=" + folder.resolve(service));
      arguments.add("--set=ops.port=" + port);
      arguments.add("--set=gateway.port=" + port);
      line.addresses.put(service, URI.create("http://127.0.0.1:" + port + "/"));
      line.processes.add(
          TocsinProcess.start(folder.resolve(service + ".txt"), arguments.toArray(String[]::new)));
    }
    return line;
  }

  boolean ready() {
    return addresses.values().stream().allMatch(TocsinProcess::isReady);
  }

  Door door() {
    return new Door(addresses.getOrDefault("gateway", URI.create("")), Optional.of(TOKEN));
  }

  /** What Prometheus gets from all of them. */
  String scrape() throws IOException, InterruptedException {
    StringBuilder all = new StringBuilder();
    for (URI address : addresses.values()) {
      HttpRequest request =
          HttpRequest.newBuilder(address.resolve("/metrics"))
              .header("Authorization", "Bearer " + TOKEN)
              .build();
      all.append(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
    return all.toString();
  }

  /** A variable as the setting that it is, with what the file takes from {@code .env}. */
  private static String set(String variable, String value) {
    String key =
        Settings.ALL.stream()
            .filter(setting -> setting.variable().equals(variable))
            .map(Setting::key)
            .findFirst()
            .orElseThrow();
    String name = value.replaceFirst("^\\$\\{(\\w+):\\?.*}$", "$1");
    return "--set=" + key + "=" + ENV.getOrDefault(name, value);
  }

  @Override
  public void close() {
    processes.forEach(TocsinProcess::close);
  }
}
