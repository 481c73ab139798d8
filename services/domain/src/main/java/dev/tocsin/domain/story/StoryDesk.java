package dev.tocsin.domain.story;

import dev.tocsin.domain.Article;
import dev.tocsin.domain.Story;
import dev.tocsin.domain.story.Alerting.Decided;
import dev.tocsin.domain.story.Placement.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where an article is put into its story, and where it is decided whether a topic alerts on it.
 *
 * <p>The first version of an article is grouped; later ones stay in the story of the first,
 * wherever splits and merges have taken it.
 */
public final class StoryDesk {
  /** A story that was united with another that was united with another …; no chain is so long. */
  private static final int MOST_ALIASES = 16;

  /** So much later it is still placed by its own time; well within that of an open story. */
  private static final Duration LATEST = Duration.ofDays(1);

  private final StoryShelf shelf;
  private final Map<String, Grouping> groupings = new HashMap<>();

  /** The files of open stories, so that they are read from the shelf only once. */
  private final Map<String, StoryFile> open = new HashMap<>();

  /** What is out on open stories, so that it is read from the shelf only once. */
  private final Map<String, AlertsOut> alertsOut = new HashMap<>();

  /** What the article at hand has changed so far, in the order of first change. */
  private final Map<String, StoryFile> changed = new LinkedHashMap<>();

  /** A desk that goes on where the shelf stands. */
  public StoryDesk(StoryShelf shelf) {
    this.shelf = shelf;
    shelf.forEachOpen(
        (file, reports) -> {
          Story story = file.story();
          open.put(story.id(), file);
          grouping(story.language())
              .reopen(story.id(), story.size(), file.checkedSize(), story.lastSeenAt(), reports);
        });
  }

  /**
   * Takes an article in, and keeps on the shelf what comes of it.
   *
   * @param now the greatest fetch time seen so far on the partition, this article's included
   */
  public StoryDecision take(Article article, Instant now) {
    changed.clear();
    Optional<StoryFile> known = later(article);
    if (known.isEmpty() && article.change() == Article.Change.GONE) {
      return StoryDecision.ofForgotten(article);
    }
    StoryFile file = known.orElseGet(() -> place(article, now));
    List<Decided> decided = new Alerting(article, file, alertsOn(file), now).decide();
    if (!decided.isEmpty()) {
      tell(file, decided.stream().map(Decided::alerted).toList());
      put(file);
    }
    changed.values().forEach(this::keep);
    return new StoryDecision(
        article,
        file.story(),
        changed.values().stream().map(StoryFile::story).toList(),
        decided.stream().map(Decided::alert).toList());
  }

  /** The story of an article that was seen before. */
  private Optional<StoryFile> later(Article article) {
    if (article.version() == 1) {
      return Optional.empty();
    }
    String storyId =
        shelf
            .storyOf(article.id())
            .orElseGet(() -> Grouping.idOf(article.language(), article.id()));
    Optional<StoryFile> found = file(storyId);
    for (int i = 0; i < MOST_ALIASES && found.flatMap(f -> f.story().aliasOf()).isPresent(); i++) {
      found = found.flatMap(file -> file.story().aliasOf()).flatMap(this::file);
    }
    return found;
  }

  private StoryFile place(Article article, Instant now) {
    Grouping grouping = grouping(article.language());
    Placement placement =
        grouping.place(
            article.id(),
            article.title(),
            article.outlet(),
            seenAt(article, now),
            text(article),
            now);
    Report report = placement.report();
    String joined = placement.joinedId();
    shelf.keep(joined, report);
    if (placement.reason().joined()) {
      put(Membership.joined(known(joined), report, placement.reason()));
      shelf.remember(joined, report);
    } else {
      put(Membership.opened(joined, article.language(), report, placement.reason()));
      alertsOut.put(joined, new AlertsOut());
    }
    placement.changes().forEach(this::apply);
    StoryFile file = checked(known(placement.storyId()));
    put(file);
    return file;
  }

  /** An article that comes days late, as by a clock that was wrong, must not be closed at once. */
  private static Instant seenAt(Article article, Instant now) {
    Instant fetchedAt = article.fetchedAt();
    return fetchedAt.isBefore(now.minus(LATEST)) ? now : fetchedAt;
  }

  private void apply(Change change) {
    switch (change) {
      case Change.Split split -> {
        StoryFile from = known(split.storyId());
        put(checked(Membership.without(from, split.moved())));
        put(checked(Membership.splitOff(from, split.newStoryId(), split.moved())));
        inherit(split.newStoryId(), split.storyId());
        move(split.moved(), split.storyId(), split.newStoryId());
      }
      case Change.Merged merged -> {
        StoryFile from = known(merged.storyId());
        put(Membership.united(known(merged.intoStoryId()), from));
        put(Membership.alias(from, merged.intoStoryId()));
        inherit(merged.intoStoryId(), merged.storyId());
        move(merged.moved(), merged.storyId(), merged.intoStoryId());
      }
      case Change.Outgrown outgrown -> shelf.drop(outgrown.storyId(), outgrown.report());
      case Change.Closed closed -> {
        StoryFile file = known(closed.storyId());
        closed.reports().forEach(report -> shelf.drop(closed.storyId(), report));
        changed.remove(closed.storyId());
        close(file);
      }
    }
  }

  private void move(List<Report> reports, String from, String to) {
    for (Report report : reports) {
      shelf.drop(from, report);
      shelf.keep(to, report);
      shelf.remember(to, report);
    }
  }

  private StoryFile checked(StoryFile file) {
    Story story = file.story();
    return file.checkedAt(grouping(story.language()).checkedSize(story.id()));
  }

  private void put(StoryFile file) {
    changed.put(file.story().id(), file);
  }

  private void keep(StoryFile file) {
    if (isOpen(file)) {
      open.put(file.story().id(), file);
      shelf.keep(file);
    } else {
      close(file);
    }
  }

  private void close(StoryFile file) {
    open.remove(file.story().id());
    alertsOut.remove(file.story().id());
    shelf.close(file);
  }

  private boolean isOpen(StoryFile file) {
    return grouping(file.story().language()).isOpen(file.story().id());
  }

  /** What is out on a story follows its articles. */
  private void inherit(String heirId, String storyId) {
    tell(known(heirId), alertsOn(known(storyId)).all());
  }

  private void tell(StoryFile file, List<Alerted> alerted) {
    AlertsOut out = alertsOn(file);
    List<Alerted> news = alerted.stream().filter(out::add).toList();
    if (!news.isEmpty()) {
      shelf.keep(file.story().id(), news);
    }
  }

  private AlertsOut alertsOn(StoryFile file) {
    String id = file.story().id();
    return isOpen(file)
        ? alertsOut.computeIfAbsent(id, story -> AlertsOut.of(shelf.alertsOn(story)))
        : AlertsOut.of(shelf.alertsOn(id));
  }

  private Optional<StoryFile> file(String storyId) {
    return Optional.ofNullable(changed.get(storyId))
        .or(() -> Optional.ofNullable(open.get(storyId)))
        .or(() -> shelf.story(storyId));
  }

  private StoryFile known(String storyId) {
    return file(storyId)
        .orElseThrow(() -> new IllegalStateException("story " + storyId + " is not on the shelf"));
  }

  private Grouping grouping(String language) {
    return groupings.computeIfAbsent(language, Grouping::new);
  }

  /** The text once: many leads are the beginning of their body. */
  private static String text(Article article) {
    boolean isRepeated = article.body().startsWith(article.lead());
    return article.title() + "\n" + (isRepeated ? "" : article.lead() + "\n") + article.body();
  }
}
