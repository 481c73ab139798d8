package dev.tocsin.domain.story;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Alert.Level;
import dev.tocsin.domain.Article;
import dev.tocsin.domain.Ids;
import dev.tocsin.domain.Match;
import dev.tocsin.domain.Story;
import dev.tocsin.domain.Story.Member;
import java.time.Duration;
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
  private static final Duration OPEN_FOR = Duration.ofDays(3);

  private final StoryShelf shelf;

  public StoryDesk(StoryShelf shelf) {
    this.shelf = shelf;
  }

  /**
   * Takes an article in.
   *
   * @param now the greatest fetch time seen so far on the partition, this article's included
   */
  public StoryDecision take(Article article, Instant now) {
    Headline headline = Headline.of(article.title());
    Optional<StoryFile> known =
        shelf
            .storyOf(article.id())
            .flatMap(shelf::story)
            .or(() -> nearest(article.language(), headline, now));
    StoryFile joined = known.map(file -> join(file, article)).orElseGet(() -> open(article));
    List<Alert> alerts = alerts(article, joined, now);
    return new StoryDecision(
        article,
        joined.alertedOn(alerts.stream().map(Alert::topicId).toList()),
        known.isPresent() ? List.of() : headline.probes(),
        alerts);
  }

  private Optional<StoryFile> nearest(String language, Headline headline, Instant now) {
    return headline.probes().stream()
        .flatMap(word -> shelf.storiesUnder(language, word).stream())
        .distinct()
        .flatMap(id -> shelf.story(id).stream())
        .filter(file -> !file.story().lastSeenAt().isBefore(now.minus(OPEN_FOR)))
        .filter(file -> overlap(file, headline) >= Headline.NEAR)
        .max(
            Comparator.comparingDouble((StoryFile file) -> overlap(file, headline))
                .thenComparing(file -> file.story().id()));
  }

  private static double overlap(StoryFile file, Headline headline) {
    return Headline.of(file.story().headline()).overlap(headline);
  }

  private static StoryFile open(Article article) {
    Story story =
        new Story(
            Ids.of(article.language(), article.id()),
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
