package dev.tocsin.domain.story;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Alert.Level;
import dev.tocsin.domain.Article;
import dev.tocsin.domain.Ids;
import dev.tocsin.domain.Match;
import dev.tocsin.domain.Story;
import dev.tocsin.domain.Story.Member;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where an article is put into its story, and where it is decided whether a topic alerts on it.
 *
 * <p>For now a story is a headline and its near-copies in the same language within three days. A
 * topic alerts once on a story.
 */
public final class StoryDesk {
  private final StoryShelf shelf;
  private final HeadlineIndex headlines = new HeadlineIndex();

  /** A desk that goes on where the shelf stands. */
  public StoryDesk(StoryShelf shelf) {
    this.shelf = shelf;
    List<Story> stories = new ArrayList<>();
    shelf.forEach(file -> stories.add(file.story()));
    stories.stream()
        .sorted(Comparator.comparing(Story::firstSeenAt).thenComparing(Story::id))
        .forEach(this::index);
  }

  /**
   * Takes an article in.
   *
   * @param now the greatest fetch time seen so far on the partition, this article's included
   */
  public StoryDecision take(Article article, Instant now) {
    Optional<StoryFile> known = storyOf(article).or(() -> nearest(article, now));
    StoryFile file = known.map(found -> join(found, article)).orElseGet(() -> open(article));
    if (known.isEmpty()) {
      index(file.story());
    }
    List<Alert> alerts = alerts(article, file, now);
    return new StoryDecision(
        article,
        file.alertedOn(alerts.stream().map(Alert::topicId).toList()),
        !file.story().id().equals(foundedBy(article)),
        alerts);
  }

  private void index(Story story) {
    headlines.add(story.language(), Headline.of(story.headline()), story.id(), story.firstSeenAt());
  }

  /** An article stays in its first story: the one that it opened, or the one that it joined. */
  private Optional<StoryFile> storyOf(Article article) {
    return shelf
        .story(foundedBy(article))
        .or(() -> shelf.storyJoinedBy(article.id()).flatMap(shelf::story));
  }

  private Optional<StoryFile> nearest(Article article, Instant now) {
    Headline headline = Headline.of(article.title());
    Optional<StoryFile> found =
        headlines.nearest(article.language(), headline).flatMap(shelf::story);
    if (found.isPresent() && isClosed(found.get().story(), now)) {
      Story closed = found.get().story();
      headlines.remove(closed.language(), Headline.of(closed.headline()), closed.id());
      return nearest(article, now);
    }
    return found;
  }

  private static boolean isClosed(Story story, Instant now) {
    return story.lastSeenAt().isBefore(now.minus(HeadlineIndex.OPEN_FOR));
  }

  private static String foundedBy(Article article) {
    return Ids.of(article.language(), article.id());
  }

  private static StoryFile open(Article article) {
    Story story =
        new Story(
            foundedBy(article),
            article.language(),
            article.title(),
            article.fetchedAt(),
            article.fetchedAt(),
            List.of(new Member(article.id(), article.outlet(), Optional.empty())),
            1,
            1,
            Optional.empty());
    return new StoryFile(story, List.of(article.outlet()), List.of());
  }

  private static StoryFile join(StoryFile file, Article article) {
    Story story = file.story();
    if (story.members().stream().anyMatch(member -> member.articleId().equals(article.id()))) {
      return file;
    }
    Optional<String> copyOf = copyOf(story, article);
    List<String> outlets = new ArrayList<>(file.outlets());
    if (copyOf.isEmpty()
        && !outlets.contains(article.outlet())
        && outlets.size() < Story.MEMBERS_KEPT) {
      outlets.add(article.outlet());
    }
    List<Member> members = new ArrayList<>(story.members());
    if (members.size() < Story.MEMBERS_KEPT) {
      members.add(new Member(article.id(), article.outlet(), copyOf));
    }
    Story grown =
        new Story(
            story.id(),
            story.language(),
            story.headline(),
            story.firstSeenAt(),
            later(story.lastSeenAt(), article.fetchedAt()),
            members,
            story.size() + 1,
            outlets.size(),
            story.aliasOf());
    return new StoryFile(grown, outlets, file.alerted());
  }

  /** Almost the same headline is the same report: the founding article had it first. */
  private static Optional<String> copyOf(Story story, Article article) {
    return Headline.of(story.headline()).overlap(Headline.of(article.title())) >= Headline.COPY
        ? Optional.of(story.members().getFirst().articleId())
        : Optional.empty();
  }

  private static List<Alert> alerts(Article article, StoryFile file, Instant now) {
    if (article.seenBefore()) {
      return List.of();
    }
    return article.matches().stream()
        .filter(match -> !file.alerted().contains(match.topicId()))
        .filter(match -> file.story().owners() >= match.alertPolicy().minSources())
        .map(match -> alert(article, match, file.story(), now))
        .toList();
  }

  private static Alert alert(Article article, Match match, Story story, Instant now) {
    String step = Integer.toString(match.alertPolicy().minSources());
    return new Alert(
        Alert.idOf(match.topicId(), story.id(), Level.NEW, step),
        match.topicId(),
        match.topicVersion(),
        Level.NEW,
        step,
        story.id(),
        new Alert.Report(
            article.id(),
            article.version(),
            article.title(),
            article.lead(),
            article.url(),
            article.outlet(),
            article.language()),
        match.spans(),
        match.score(),
        story.owners(),
        article.publishedAt(),
        article.fetchedAt(),
        now,
        match.downstream(),
        article.runId());
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
