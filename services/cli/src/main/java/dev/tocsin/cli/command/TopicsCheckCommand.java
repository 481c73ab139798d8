package dev.tocsin.cli.command;

import dev.tocsin.cli.topics.Fault;
import dev.tocsin.cli.topics.TopicFolder;
import dev.tocsin.cli.topics.TopicsException;
import dev.tocsin.messaging.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tocsin topics check}: all that is wrong in files of topics. */
@Command(
    name = "check",
    description = {
      "Read topics as the gateway would, and tell all that is wrong: file, line, column, what was"
          + " found, what was expected, and what to write instead.",
      "It ends with 0 only when nothing is wrong."
    },
    footerHeading = "%nExample:%n",
    footer = {"  tocsin topics check my/topics"})
final class TopicsCheckCommand implements Callable<Integer> {
  @Mixin private TopicsOptions options = new TopicsOptions();

  @Override
  public Integer call() throws TopicsException {
    TopicFolder folder = TopicFolder.read(options.folder(), options.analyzers);
    if (options.json) {
      System.out.println(json(folder));
    } else {
      folder.faults().forEach(fault -> options.tell(fault.toString()));
      System.out.println(
          "%d topics, %d errors".formatted(folder.files().size(), folder.faults().size()));
    }
    return folder.faults().isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
  }

  private static String json(TopicFolder folder) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("topics", folder.files().size());
    json.put("errors", folder.faults().stream().map(TopicsCheckCommand::json).toList());
    return Json.mapper().writeValueAsString(json);
  }

  private static Map<String, Object> json(Fault fault) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", fault.place().path().toString());
    json.put("line", fault.place().line());
    json.put("column", fault.place().column());
    json.put("part", fault.part());
    json.put("found", fault.found());
    json.put("expected", fault.expected());
    json.put("suggestion", fault.suggestion());
    return json;
  }
}
