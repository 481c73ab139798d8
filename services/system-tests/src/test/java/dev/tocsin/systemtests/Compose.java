package dev.tocsin.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What {@code deploy/compose.yaml} says. */
final class Compose {
  static final Path FOLDER = TocsinProcess.home().resolve("deploy");

  private final JsonNode services;

  private Compose(JsonNode services) {
    this.services = services;
  }

  static Compose read() throws IOException {
    String text = Files.readString(FOLDER.resolve("compose.yaml"));
    return new Compose(YAMLMapper.shared().readTree(text).path("services"));
  }

  /** Every service, those of others too. */
  List<String> all() {
    return List.copyOf(services.propertyNames());
  }

  /** The services that are Tocsin's: they are told where Kafka is. */
  List<String> ours() {
    return all().stream().filter(name -> command(name).contains("--kafka")).toList();
  }

  String image(String service) {
    return services.path(service).path("image").asString("");
  }

  List<String> command(String service) {
    return strings(service, "command");
  }

  List<String> ports(String service) {
    return strings(service, "ports");
  }

  Map<String, String> environment(String service) {
    Map<String, String> variables = new TreeMap<>();
    services
        .path(service)
        .path("environment")
        .properties()
        .forEach(variable -> variables.put(variable.getKey(), variable.getValue().asString()));
    return variables;
  }

  private List<String> strings(String service, String field) {
    return services.path(service).path(field).valueStream().map(JsonNode::asString).toList();
  }
}
