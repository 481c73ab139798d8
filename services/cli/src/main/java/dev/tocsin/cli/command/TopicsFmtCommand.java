package dev.tocsin.cli.command;

import dev.tocsin.cli.topics.Fault;
import dev.tocsin.cli.topics.TopicFile;
import dev.tocsin.cli.topics.TopicFolder;
import dev.tocsin.cli.topics.TopicFormat;
import dev.tocsin.cli.topics.TopicsException;
import dev.tocsin.messaging.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tocsin topics fmt}: files of topics in their one form. */
@Command(
    name = "fmt",
    description = {
      "Lay out the queries of topics in their one form, in place. Comments, the order of fields and"
          + " all that is no query stay as they are; files that are wrong are left alone."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tocsin topics fmt my/topics",
      "  tocsin topics fmt my/topics --check     changes nothing; 1 when a file would change"
    })
final class TopicsFmtCommand implements Callable<Integer> {
  @Mixin private TopicsOptions options = new TopicsOptions();

  @Option(
      names = "--check",
      description = "Change nothing, and end with 1 when a file would change.")
  private boolean check;

  @Override
  public Integer call() throws TopicsException, IOException {
    TopicFolder folder = TopicFolder.read(options.folder(), options.analyzers);
    List<Path> changed = new ArrayList<>();
    for (TopicFile file : folder.files()) {
      if (file.topic().isPresent() && format(file.path())) {
        changed.add(file.path());
      }
    }
    tell(folder, changed);
    return folder.faults().isEmpty() && (changed.isEmpty() || !check)
        ? ExitCodes.OK
        : ExitCodes.FAILED;
  }

  private boolean format(Path file) throws IOException {
    String written = Files.readString(file);
    String formatted = TopicFormat.of(written);
    if (formatted.equals(written)) {
      return false;
    }
    if (!check) {
      Files.writeString(file, formatted);
    }
    return true;
  }

  private void tell(TopicFolder folder, List<Path> changed) {
    if (options.json) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("topics", folder.files().size());
      json.put("changed", changed.stream().map(Path::toString).toList());
      json.put("errors", folder.faults().stream().map(Fault::toString).toList());
      System.out.println(Json.mapper().writeValueAsString(json));
      return;
    }
    folder.faults().forEach(fault -> options.tell(fault.toString()));
    changed.forEach(file -> System.out.println((check ? "would change  " : "changed  ") + file));
    System.out.println(
        "%d topics, %d %s"
            .formatted(folder.files().size(), changed.size(), check ? "would change" : "changed"));
  }
}
