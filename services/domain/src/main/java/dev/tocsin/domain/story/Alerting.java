package dev.tocsin.domain.story;

import dev.tocsin.domain.Alert;
import dev.tocsin.domain.Alert.Level;
import dev.tocsin.domain.AlertPolicy;
import dev.tocsin.domain.Article;
import dev.tocsin.domain.Article.Change;
import dev.tocsin.domain.Evidence;
import dev.tocsin.domain.Match;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is alerted on an article in its story.
 *
 * <p>A topic alerts once on a story, again each time its independent sources have doubled since the
 * number that the topic asks for, and once for each correction or withdrawal of an article that had
 * alerted. The quiet period holds growth back, which then shows with the next report; it never
 * holds back a correction.
 */
final class Alerting {
  private static final Set<Level> OF_SOURCES = EnumSet.of(Level.NEW, Level.GREW);

  private final Article article;
  private final StoryFile file;
  private final AlertsOut out;
  private final Instant now;

  Alerting(Article article, StoryFile file, AlertsOut out, Instant now) {
    this.article = article;
    this.file = file;
    this.out = out;
    this.now = now;
  }

  /** What is to be alerted, with what is to be remembered of it. */
  record Decided(Alert alert, Alerted alerted) {}

  List<Decided> decide() {
    if (article.seenBefore()) {
      return List.of();
    }
    if (article.change() == Change.GONE) {
      return corrections();
    }
    List<Decided> all = new ArrayList<>();
    article.matches().forEach(match -> ofSources(match).ifPresent(all::add));
    if (article.change() == Change.CORRECTED) {
      all.addAll(corrections());
    }
    return all;
  }

  private Optional<Decided> ofSources(Match match) {
    AlertPolicy policy = match.alertPolicy();
    int owners = file.story().owners();
    if (owners < policy.minSources()) {
      return Optional.empty();
    }
    List<Alerted> before = out.of(match.topicId(), OF_SOURCES);
    if (before.isEmpty()) {
      return Optional.of(decided(match, Level.NEW, policy.minSources()));
    }
    int doubled = doubled(policy.minSources(), owners);
    boolean isReached =
        doubled > policy.minSources() && before.stream().allMatch(it -> it.threshold() < doubled);
    boolean isQuiet = before.stream().anyMatch(it -> now.isBefore(quietUntil(it, policy)));
    return isReached && !isQuiet
        ? Optional.of(decided(match, Level.GREW, doubled))
        : Optional.empty();
  }

  private static Instant quietUntil(Alerted alerted, AlertPolicy policy) {
    return alerted.at().plus(policy.quietPeriod());
  }

  /** The greatest doubling of a number of sources that is reached. */
  private static int doubled(int sources, int owners) {
    int reached = sources;
    while (2 * reached <= owners) {
      reached *= 2;
    }
    return reached;
  }

  /** Each topic that this article had alerted hears of it, whether it still matches or not. */
  private List<Decided> corrections() {
    String step = article.id() + "@" + article.version();
    List<Alerted> ofArticle =
        out.all().stream().filter(it -> it.articleId().equals(article.id())).toList();
    Set<String> told = new HashSet<>();
    ofArticle.stream().filter(it -> it.step().equals(step)).forEach(it -> told.add(it.topicId()));
    return ofArticle.stream()
        .filter(it -> told.add(it.topicId()))
        .map(it -> decided(matchOf(it), Level.CORRECTED, step, 0, titleNow(it)))
        .toList();
  }

  /** What is withdrawn has no title any more: people know it by the one that they were told. */
  private String titleNow(Alerted alerted) {
    return article.change() == Change.GONE ? alerted.title() : article.title();
  }

  private Match matchOf(Alerted alerted) {
    return article.matches().stream()
        .filter(match -> match.topicId().equals(alerted.topicId()))
        .findFirst()
        .orElseGet(
            () ->
                new Match(
                    alerted.topicId(),
                    alerted.topicVersion(),
                    AlertPolicy.AT_ONCE,
                    alerted.downstream(),
                    0,
                    List.of()));
  }

  private Decided decided(Match match, Level level, int threshold) {
    return decided(match, level, Integer.toString(threshold), threshold, article.title());
  }

  private Decided decided(Match match, Level level, String step, int threshold, String title) {
    return new Decided(
        alert(match, level, step, title),
        new Alerted(
            match.topicId(),
            match.topicVersion(),
            level,
            step,
            threshold,
            article.id(),
            title,
            match.downstream(),
            now));
  }

  private Alert alert(Match match, Level level, String step, String title) {
    return new Alert(
        Alert.idOf(match.topicId(), file.story().id(), level, step),
        match.topicId(),
        match.topicVersion(),
        level,
        step,
        file.story().id(),
        new Alert.Report(
            article.id(),
            article.version(),
            title,
            article.lead(),
            article.url(),
            article.outlet(),
            article.language()),
        match.spans(),
        match.score(),
        file.story().owners(),
        evidence(),
        article.publishedAt(),
        article.fetchedAt(),
        now,
        match.downstream(),
        article.runId());
  }

  private Evidence evidence() {
    Evidence.Coverage story =
        new Evidence.Coverage(file.story().firstSeenAt(), file.story().size(), file.outlets());
    return article.change() == Change.GONE ? new Evidence.Withdrawal(story) : story;
  }
}
