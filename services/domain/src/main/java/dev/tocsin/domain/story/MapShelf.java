package dev.tocsin.domain.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** A shelf in memory, for backtests and for the checker that models the line. */
public final class MapShelf implements StoryShelf {
  private final Map<String, String> storyOf = new HashMap<>();
  private final Map<String, StoryFile> open = new HashMap<>();
  private final Map<String, StoryFile> closed = new HashMap<>();
  private final Map<String, List<Alerted>> alerted = new HashMap<>();
  private final Map<String, Map<String, Report>> reports = new HashMap<>();

  @Override
  public Optional<String> storyOf(String articleId) {
    return Optional.ofNullable(storyOf.get(articleId));
  }

  @Override
  public Optional<StoryFile> story(String storyId) {
    return Optional.ofNullable(open.get(storyId))
        .or(() -> Optional.ofNullable(closed.get(storyId)));
  }

  @Override
  public void forEachOpen(BiConsumer<StoryFile, List<Report>> visitor) {
    open.forEach(
        (id, file) ->
            visitor.accept(file, List.copyOf(reports.getOrDefault(id, Map.of()).values())));
  }

  @Override
  public void keep(StoryFile file) {
    open.put(file.story().id(), file);
  }

  @Override
  public List<Alerted> alertsOn(String storyId) {
    return alerted.getOrDefault(storyId, List.of());
  }

  @Override
  public void keep(String storyId, List<Alerted> more) {
    alerted.computeIfAbsent(storyId, id -> new ArrayList<>()).addAll(more);
  }

  @Override
  public void close(StoryFile file) {
    open.remove(file.story().id());
    closed.put(file.story().id(), file);
  }

  @Override
  public void keep(String storyId, Report report) {
    reports.computeIfAbsent(storyId, id -> new TreeMap<>()).put(report.articleId(), report);
  }

  @Override
  public void drop(String storyId, Report report) {
    reports.computeIfPresent(
        storyId,
        (id, all) -> {
          all.remove(report.articleId());
          return all.isEmpty() ? null : all;
        });
  }

  @Override
  public void remember(String storyId, Report report) {
    storyOf.put(report.articleId(), storyId);
  }
}
