package dev.tocsin.domain.story;

import dev.tocsin.domain.Ids;
import dev.tocsin.domain.Story.Reason;
import dev.tocsin.domain.story.Placement.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The open stories of one language: it puts each report into the one that it is most like, or opens
 * another, and repairs what later reports show to be wrong.
 *
 * <p>What it decides hangs on the open stories and the order of reports alone, so that it goes on
 * after a restart, and in a backtest, as if nothing had happened.
 */
public final class Grouping {
  /** How long after its last report a story is still joined. */
  public static final Duration OPEN_FOR = Duration.ofDays(3);

  /** A bound on memory; the stories that were quiet for longest are closed first. */
  static final int MOST_OPEN = 20_000;

  /** Likeness (cosine) from which a report joins a story that is in the news now. */
  private static final double JOIN = 0.3;

  /** What a day without reports adds to it: the same people do the same again. */
  private static final double JOIN_PER_QUIET_DAY = 0.03;

  /** A report that is so like a second story may show that the two are one. */
  private static final double BRIDGE = 0.18;

  /** Likeness from which a story of at most so many reports becomes part of another. */
  private static final double MERGE = 0.3;

  private static final int SMALL = 2;

  private static final int LEAST_TO_SPLIT = 6;

  /** A story is looked into again when it has grown by an eighth. */
  private static final int SPLIT_CHECK_SHARE = 8;

  private static final int WORDS_SHOWN = 3;
  private static final double DAY_MILLIS = Duration.ofDays(1).toMillis();

  private final String language;
  private final OpenStories stories = new OpenStories();
  private final ReportReader reader;
  private final NearStories near = new NearStories(stories.index());
  private final Likeness likeness = new Likeness(stories.index());

  public Grouping(String language) {
    this.language = language;
    this.reader = new ReportReader(language, stories.index());
  }

  /** How many stories are open. */
  public int openStories() {
    return stories.count();
  }

  boolean isOpen(String storyId) {
    return stories.get(storyId).isPresent();
  }

  /** All reports of an open story. */
  int size(String storyId) {
    return stories.get(storyId).map(OpenStory::size).orElse(0);
  }

  /** The size at which a split of a story was last looked into; 0 for one that is not open. */
  int checkedSize(String storyId) {
    return stories.get(storyId).map(OpenStory::checkedSize).orElse(0);
  }

  /** Puts a story back that was open when the process stopped. */
  void reopen(
      String id, int size, int checkedSize, Instant lastSeenAt, Collection<Report> reports) {
    OpenStory story = stories.open(id, lastSeenAt);
    reports.forEach(report -> stories.add(report, story));
    story.resized(size);
    story.checked(checkedSize);
  }

  /**
   * Takes an article in.
   *
   * @param text of it, its title first
   * @param now the greatest fetch time seen, this article's included
   */
  public Placement place(
      String articleId,
      String title,
      String outlet,
      Instant fetchedAt,
      CharSequence text,
      Instant now) {
    List<Change> changes = new ArrayList<>();
    closeQuiet(now, changes);
    Reading reading = reader.read(text, stories.count());
    List<Near> candidates = near(reading.vector());
    Optional<Near> best = candidates.stream().findFirst();
    Reason reason = reason(reading, best, now);
    OpenStory joined =
        reason.joined()
            ? best.orElseThrow().story()
            : stories.open(idOf(language, articleId), fetchedAt);
    Report read =
        new Report(
            articleId,
            title,
            outlet,
            fetchedAt,
            Optional.empty(),
            reading.vector(),
            reading.shingles());
    Report report = read.asCopyOf(read.originAmong(joined.reports()));
    add(report, joined, changes);
    OpenStory story = mergeBridged(joined, candidates, changes);
    OpenStory last = split(story, report, changes);
    makeRoom(changes);
    return new Placement(joined.id(), last.id(), report, reason, changes);
  }

  private void add(Report report, OpenStory story, List<Change> changes) {
    stories
        .add(report, story)
        .ifPresent(outgrown -> changes.add(new Change.Outgrown(story.id(), outgrown)));
  }

  private record Near(OpenStory story, double likeness) {
    /** Of equals the lower id: it must not matter how the index came to be. */
    private static final Comparator<Near> BEST_FIRST =
        Comparator.comparingDouble((Near near) -> -near.likeness)
            .thenComparing(near -> near.story.id());
  }

  /** The stories that the report is at least so like that it may bridge them, the best first. */
  private List<Near> near(WordVector vector) {
    double least = vector.isTerse() ? Headlines.JOIN : BRIDGE;
    near.find(vector, least, stories.numbers());
    double leastSquare = vector.isTerse() ? 0 : least * least * vector.square();
    List<Near> found = new ArrayList<>();
    for (int i = 0; i < near.count(); i++) {
      // Most of the stories found share a common word only, and need not be looked at any closer.
      double product = near.product(i);
      if (product * product < leastSquare * stories.index().square(near.number(i))) {
        continue;
      }
      OpenStory story = stories.byNumber(near.number(i));
      double alike = likeness.of(vector, story, near.product(i));
      if (alike >= least) {
        found.add(new Near(story, alike));
      }
    }
    found.sort(Near.BEST_FIRST);
    return found;
  }

  private Reason reason(Reading reading, Optional<Near> best, Instant now) {
    if (best.isEmpty()) {
      return new Reason(0, JOIN, List.of());
    }
    OpenStory story = best.get().story();
    double alike = best.get().likeness();
    double needed = needed(reading, story, now);
    return new Reason(
        alike,
        needed,
        alike < needed ? List.of() : reading.shared(stories.index(), story.number(), WORDS_SHOWN));
  }

  private static double needed(Reading reading, OpenStory story, Instant now) {
    double quietDays = Duration.between(story.lastSeenAt(), now).toMillis() / DAY_MILLIS;
    return (Headlines.are(reading.vector(), story) ? Headlines.JOIN : JOIN)
        + JOIN_PER_QUIET_DAY * Math.max(0, quietDays);
  }

  /** The id of the story that an article founds. */
  static String idOf(String language, String articleId) {
    return Ids.of(language, articleId);
  }

  /**
   * A report that stands between two stories may show that they are one: when one of them is small,
   * or both are of headlines, which find together late.
   */
  private OpenStory mergeBridged(OpenStory joined, List<Near> candidates, List<Change> changes) {
    OpenStory story = joined;
    for (Near other : candidates) {
      if (other.story() != joined && areOne(other.story(), story)) {
        boolean intoOther = other.story().size() > story.size();
        OpenStory into = intoOther ? other.story() : story;
        OpenStory from = intoOther ? story : other.story();
        merge(from, into, changes);
        story = into;
      }
    }
    return story;
  }

  private boolean areOne(OpenStory a, OpenStory b) {
    OpenStory small = a.size() < b.size() ? a : b;
    OpenStory large = small == a ? b : a;
    if (a.isTerse() && b.isTerse()) {
      return likeness.between(small, large) >= Headlines.neededToMerge(small.size());
    }
    return small.size() <= SMALL && likeness.between(small, large) >= MERGE;
  }

  private void merge(OpenStory from, OpenStory into, List<Change> changes) {
    List<Report> moved = List.copyOf(from.reports());
    int size = from.size() + into.size();
    changes.add(new Change.Merged(from.id(), into.id(), moved));
    stories.close(from);
    moved.forEach(report -> add(report, into, changes));
    into.resized(size);
  }

  /** Looks into a story that has grown; the answer is where the report is then. */
  private OpenStory split(OpenStory story, Report report, List<Change> changes) {
    int grown = story.size() - story.checkedSize();
    if (story.size() < LEAST_TO_SPLIT || grown < Math.max(1, story.size() / SPLIT_CHECK_SHARE)) {
      return story;
    }
    story.checked(story.size());
    if (story.isTerse()) {
      return story;
    }
    return Halves.smallerOf(story.reports().stream().map(Report::vector).toList())
        .map(half -> splitOff(story, half, changes))
        .filter(other -> other.reports().contains(report))
        .orElse(story);
  }

  private OpenStory splitOff(OpenStory story, BitSet half, List<Change> changes) {
    List<Report> moved = half.stream().mapToObj(story.reports()::get).toList();
    Report first = moved.getFirst();
    String id =
        Ids.of(idOf(language, first.articleId()), story.id(), Integer.toString(story.size()));
    OpenStory other = stories.open(id, first.fetchedAt());
    changes.add(new Change.Split(story.id(), id, moved));
    moved.forEach(report -> stories.remove(report, story));
    moved.forEach(report -> add(report, other, changes));
    story.checked(story.size());
    other.checked(other.size());
    return other;
  }

  private void closeQuiet(Instant now, List<Change> changes) {
    Instant limit = now.minus(OPEN_FOR);
    while (stories.quietest().filter(story -> story.lastSeenAt().isBefore(limit)).isPresent()) {
      close(stories.quietest().get(), changes);
    }
  }

  private void makeRoom(List<Change> changes) {
    while (stories.count() > MOST_OPEN) {
      close(stories.quietest().orElseThrow(), changes);
    }
  }

  private void close(OpenStory story, List<Change> changes) {
    changes.add(new Change.Closed(story.id(), story.reports()));
    stories.close(story);
  }
}
