package dev.tocsin.domain.story;

import dev.tocsin.domain.Story;
import dev.tocsin.domain.Story.Member;
import dev.tocsin.domain.Story.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a story's file changes with its reports: opened, joined, split, united. */
final class Membership {
  private Membership() {}

  static StoryFile opened(String storyId, String language, Report first, Reason reason) {
    return file(storyId, language, List.of(first), List.of(member(first, reason)));
  }

  static StoryFile joined(StoryFile file, Report report, Reason reason) {
    Story story = file.story();
    List<Member> members = new ArrayList<>(story.members());
    if (members.size() < Story.MEMBERS_KEPT) {
      members.add(member(report, reason));
    }
    return file.withStory(
        new Story(
            story.id(),
            story.language(),
            story.headline(),
            story.firstSeenAt(),
            later(story.lastSeenAt(), report.fetchedAt()),
            members,
            story.size() + 1,
            0,
            story.aliasOf()),
        report.copyOf().isPresent()
            ? file.outlets()
            : united(file.outlets(), List.of(report.outlet())));
  }

  /** What remains of a story when some of its reports have left it. */
  static StoryFile without(StoryFile file, List<Report> moved) {
    Story story = file.story();
    Set<String> ids = new LinkedHashSet<>();
    Set<String> outlets = new LinkedHashSet<>();
    moved.forEach(
        report -> {
          ids.add(report.articleId());
          outlets.add(report.outlet());
        });
    List<Member> members =
        story.members().stream().filter(member -> !ids.contains(member.articleId())).toList();
    List<String> itsOutlets =
        united(
            sources(members),
            file.outlets().stream().filter(outlet -> !outlets.contains(outlet)).toList());
    return file.withStory(
        new Story(
            story.id(),
            story.language(),
            story.headline(),
            story.firstSeenAt(),
            story.lastSeenAt(),
            members,
            story.size() - moved.size(),
            0,
            story.aliasOf()),
        itsOutlets);
  }

  /** The reports that have left a story, as a story of their own. */
  static StoryFile splitOff(StoryFile from, String storyId, List<Report> moved) {
    Story story = from.story();
    Map<String, Member> known =
        story.members().stream()
            .collect(
                Collectors.toMap(Member::articleId, member -> member, (first, again) -> first));
    List<Member> members =
        moved.stream()
            .map(report -> known.getOrDefault(report.articleId(), unexplained(report)))
            .map(member -> member.from(story.id()))
            .toList();
    return file(storyId, story.language(), moved, members);
  }

  static StoryFile united(StoryFile into, StoryFile from) {
    Story a = into.story();
    Story b = from.story();
    List<Member> members =
        Stream.concat(a.members().stream(), b.members().stream().map(member -> member.from(b.id())))
            .limit(Story.MEMBERS_KEPT)
            .toList();
    return into.withStory(
        new Story(
            a.id(),
            a.language(),
            a.headline(),
            a.firstSeenAt().isBefore(b.firstSeenAt()) ? a.firstSeenAt() : b.firstSeenAt(),
            later(a.lastSeenAt(), b.lastSeenAt()),
            members,
            a.size() + b.size(),
            0,
            Optional.empty()),
        united(into.outlets(), from.outlets()));
  }

  /** What is left of a story that goes on as part of another. */
  static StoryFile alias(StoryFile file, String of) {
    Story story = file.story();
    return file.withStory(
        new Story(
            story.id(),
            story.language(),
            story.headline(),
            story.firstSeenAt(),
            story.lastSeenAt(),
            List.of(),
            0,
            0,
            Optional.of(of)),
        List.of());
  }

  private static StoryFile file(
      String storyId, String language, List<Report> reports, List<Member> members) {
    Story story =
        new Story(
            storyId,
            language,
            reports.getFirst().title(),
            reports.getFirst().fetchedAt(),
            reports.getLast().fetchedAt(),
            members,
            reports.size(),
            0,
            Optional.empty());
    return new StoryFile(story, 0, List.of()).withStory(story, sources(members));
  }

  private static Member member(Report report, Reason reason) {
    return new Member(
        report.articleId(),
        report.outlet(),
        report.copyOf(),
        Optional.of(reason),
        Optional.empty());
  }

  /** One that is not among the members that its story shows. */
  private static Member unexplained(Report report) {
    return new Member(
        report.articleId(), report.outlet(), report.copyOf(), Optional.empty(), Optional.empty());
  }

  private static List<String> sources(List<Member> members) {
    return members.stream()
        .filter(member -> member.copyOf().isEmpty())
        .map(Member::outlet)
        .distinct()
        .toList();
  }

  private static List<String> united(List<String> outlets, List<String> others) {
    Set<String> all = new LinkedHashSet<>(outlets);
    all.addAll(others);
    return all.stream().limit(Story.MEMBERS_KEPT).toList();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
