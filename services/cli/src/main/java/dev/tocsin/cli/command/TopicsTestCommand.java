package dev.tocsin.cli.command;

import dev.tocsin.cli.terminal.Plain;
import dev.tocsin.cli.terminal.Progress;
import dev.tocsin.cli.topics.Shown;
import dev.tocsin.cli.topics.TopicFile;
import dev.tocsin.cli.topics.TopicFolder;
import dev.tocsin.cli.topics.TopicTests;
import dev.tocsin.cli.topics.TopicTests.Survivor;
import dev.tocsin.cli.topics.TopicsException;
import dev.tocsin.cli.topics.Tried;
import dev.tocsin.domain.Topic;
import dev.tocsin.messaging.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tocsin topics test}: runs the tests that stand in the files of topics. */
@Command(
    name = "test",
    description = {
      "Run the tests that stand in the files of topics. It ends with 0 only when all pass and no"
          + " file is wrong."
    },
    footerHeading = "%nTests in a file:%n",
    footer = {
      "  tests:",
      "    match:",
      "      - text: \"Envoys meet for peace talks\"     the first line is the title",
      "      - text: |-                                after a blank line comes the lead",
      "          A title",
      "",
      "          A lead.",
      "        language: de                            without it, English",
      "        reason: waffenruh*                      a clause that must be found",
      "    miss:",
      "      - text: \"A truce in the kitchen\"",
      "        reason: title:@a-war                    a clause that must have decided",
      "%nExamples:",
      "  tocsin topics test my/topics",
      "  tocsin topics test my/topics --mutate     which clauses does no test need?"
    })
final class TopicsTestCommand implements Callable<Integer> {
  private static final int MOST_SHOWN = 12;

  @Mixin private TopicsOptions options = new TopicsOptions();

  @Option(
      names = "--mutate",
      description =
          "Also drop each clause in turn, run the tests again, and list the clauses that no test"
              + " notices.")
  private boolean mutate;

  @Option(names = "--all", description = "With --mutate: list all of them.")
  private boolean all;

  @Override
  public Integer call() throws TopicsException {
    TopicFolder folder = options.topics();
    TopicTests tests = new TopicTests(options.analyzers);
    Map<TopicFile, List<Tried>> tried = new LinkedHashMap<>();
    for (TopicFile file : folder.files()) {
      if (file.topic().isPresent()) {
        tried.put(file, tests.run(file));
      }
    }
    boolean passed = tried.values().stream().flatMap(List::stream).allMatch(Tried::passed);
    Map<Topic, List<Survivor>> survivors = mutate && passed ? survivors(tests, tried) : Map.of();
    if (options.json) {
      System.out.println(json(folder, tried, survivors));
    } else {
      tried.forEach(this::tell);
      System.out.println(summary(tried));
      survivors.forEach(this::tell);
    }
    return passed && folder.faults().isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
  }

  private Map<Topic, List<Survivor>> survivors(
      TopicTests tests, Map<TopicFile, List<Tried>> tried) {
    Map<Topic, List<Survivor>> survivors = new LinkedHashMap<>();
    Progress progress = new Progress(System.err, options.style);
    int done = 0;
    for (TopicFile file : tried.keySet()) {
      Topic topic = file.topic().orElseThrow();
      if (!tried.getOrDefault(file, List.of()).isEmpty()) {
        survivors.put(topic, tests.survivors(file, topic));
      }
      progress.show("mutating", ++done, tried.size());
    }
    return survivors;
  }

  private void tell(TopicFile file, List<Tried> tests) {
    List<Tried> failed = tests.stream().filter(test -> !test.passed()).toList();
    String id = file.topic().orElseThrow().id();
    String mark = failed.isEmpty() ? options.style.good("✓") : options.style.bad("✗");
    String count =
        tests.isEmpty()
            ? "no tests"
            : tests.size() + " tests" + (failed.isEmpty() ? "" : ", " + failed.size() + " failed");
    System.out.println(
        (tests.isEmpty() ? "·" : mark) + " " + options.style.bold(id) + "  " + count);
    for (Tried test : failed) {
      System.out.println(
          "    %s %s%n      %s%n      %s"
              .formatted(
                  options.style.bad(test.name()),
                  options.style.faint(test.place().toString()),
                  Plain.of(Shown.brief(test.text())),
                  Plain.of(test.failure())));
    }
  }

  private String summary(Map<TopicFile, List<Tried>> tried) {
    List<Tried> tests = tried.values().stream().flatMap(List::stream).toList();
    long failed = tests.stream().filter(test -> !test.passed()).count();
    String text =
        "%d tests of %d topics: %d passed, %d failed"
            .formatted(tests.size(), tried.size(), tests.size() - failed, failed);
    return failed == 0 ? options.style.good(text) : options.style.bad(text);
  }

  private void tell(Topic topic, List<Survivor> survivors) {
    System.out.println(
        "%n%s  %d of %d clauses are noticed by no test"
            .formatted(
                options.style.bold(topic.id()), survivors.size(), TopicTests.clauses(topic)));
    int shown = all ? survivors.size() : Math.min(MOST_SHOWN, survivors.size());
    for (Survivor survivor : survivors.subList(0, shown)) {
      System.out.println(
          "    %s  %s"
              .formatted(
                  options.style.faint(survivor.place().line() + ":" + survivor.place().column()),
                  Plain.of(Shown.brief(survivor.clause()))));
    }
    if (shown < survivors.size()) {
      System.out.println("    … and %d more: --all".formatted(survivors.size() - shown));
    }
  }

  private static String json(
      TopicFolder folder, Map<TopicFile, List<Tried>> tried, Map<Topic, List<Survivor>> survivors) {
    List<Map<String, Object>> tests = new ArrayList<>();
    tried.values().stream().flatMap(List::stream).forEach(test -> tests.add(json(test)));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("topics", tried.size());
    json.put(
        "passed", tests.stream().filter(test -> Boolean.TRUE.equals(test.get("passed"))).count());
    json.put(
        "failed", tests.stream().filter(test -> Boolean.FALSE.equals(test.get("passed"))).count());
    json.put("errors", folder.faults().stream().map(Object::toString).toList());
    json.put("tests", tests);
    json.put(
        "unnoticed",
        survivors.values().stream().flatMap(List::stream).map(TopicsTestCommand::json).toList());
    return Json.mapper().writeValueAsString(json);
  }

  private static Map<String, Object> json(Tried test) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("topic", test.topic());
    json.put("test", test.name());
    json.put("place", test.place().toString());
    json.put("passed", test.passed());
    json.put("failure", test.failure());
    return json;
  }

  private static Map<String, Object> json(Survivor survivor) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("topic", survivor.topic());
    json.put("part", survivor.part());
    json.put("place", survivor.place().toString());
    json.put("clause", survivor.clause());
    return json;
  }
}
