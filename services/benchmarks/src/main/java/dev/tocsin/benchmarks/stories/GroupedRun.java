package dev.tocsin.benchmarks.stories;

import dev.tocsin.domain.story.Grouping;
import dev.tocsin.domain.story.Placement;
import dev.tocsin.domain.story.Placement.Change;
import dev.tocsin.domain.story.Report;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** One pass of texts through the grouping, a second apart, in a given order. */
final class GroupedRun {
  private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

  private final Grouping grouping = new Grouping("en");
  private final String[] onArrival;
  private final String[] inTheEnd;
  private final Report[] reports;
  private long nanos;

  GroupedRun(List<String> texts, List<Integer> order) {
    onArrival = new String[texts.size()];
    inTheEnd = new String[texts.size()];
    reports = new Report[texts.size()];
    Instant now = START;
    for (int i : order) {
      now = now.plusSeconds(1);
      long before = System.nanoTime();
      Placement placed =
          grouping.place(Integer.toString(i), "", "outlet " + i, now, texts.get(i), now);
      nanos += System.nanoTime() - before;
      onArrival[i] = placed.storyId();
      inTheEnd[i] = placed.joinedId();
      reports[i] = placed.report();
      placed.changes().forEach(this::apply);
    }
  }

  private void apply(Change change) {
    switch (change) {
      case Change.Split split -> split.moved().forEach(report -> move(report, split.newStoryId()));
      case Change.Merged merged ->
          Arrays.asList(inTheEnd)
              .replaceAll(id -> merged.storyId().equals(id) ? merged.intoStoryId() : id);
      case Change.Outgrown outgrown -> {}
      case Change.Closed closed -> {}
    }
  }

  private void move(Report report, String storyId) {
    inTheEnd[Integer.parseInt(report.articleId())] = storyId;
  }

  /** The story that an alert would have named when the text came. */
  List<String> onArrival() {
    return List.of(onArrival);
  }

  /** The story after all splits and merges. */
  List<String> inTheEnd() {
    return List.of(inTheEnd);
  }

  List<Report> reports() {
    return List.of(reports);
  }

  long nanos() {
    return nanos;
  }

  int openStories() {
    return grouping.openStories();
  }
}
